package org.lifeboat.engine.config;

import java.io.ByteArrayOutputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.lifeboat.api.firmware.Bytes;

/**
 * Reads the bytes of a table or of registers: in hexadecimal, in base64, or from a file beside this
 * one.
 */
final class ContentReader {
  /** The keys of which one is to be given. */
  static final List<String> FORMS = List.of("hex", "base64", "file");

  private static final int MOST_BYTES = 1 << 20;
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";

  private ContentReader() {}

  /** The bytes that the block gives in exactly one form; no bytes after a problem. */
  static Bytes bytes(Block block) {
    List<String> given = FORMS.stream().filter(block::has).toList();
    if (given.size() != 1) {
      block
          .node()
          .problem(
              given.isEmpty()
                  ? "has no content"
                  : "has its content more than once: " + String.join(", ", given),
              "exactly one of " + String.join(", ", FORMS));
      return Bytes.EMPTY;
    }
    Optional<byte[]> read =
        block
            .find(given.get(0))
            .flatMap(
                node ->
                    switch (given.get(0)) {
                      case "hex" -> node.text().flatMap(text -> hex(text, node));
                      case "base64" -> node.text().flatMap(text -> base64(text, node));
                      default -> node.text().flatMap(text -> file(text, node));
                    });
    return read.map(Bytes::of).orElse(Bytes.EMPTY);
  }

  private static Optional<byte[]> hex(String text, Node node) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() / 2);
    int high = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        continue;
      }
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return badDigit(c, i, "hexadecimal digit", node);
      }
      if (high < 0) {
        high = digit;
      } else {
        bytes.write(high << 4 | digit);
        high = -1;
      }
    }
    if (high >= 0) {
      node.problem("has an odd number of hexadecimal digits", "two for each byte");
      return Optional.empty();
    }
    return bounded(bytes.toByteArray(), node);
  }

  private static Optional<byte[]> base64(String text, Node node) {
    StringBuilder digits = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        continue;
      }
      if (BASE64.indexOf(c) < 0) {
        return badDigit(c, i, "digit of base64", node);
      }
      digits.append(c);
    }
    try {
      return bounded(Base64.getDecoder().decode(digits.toString()), node);
    } catch (IllegalArgumentException e) {
      node.problem("is no base64", "four digits for each three bytes, the last filled up with =");
      return Optional.empty();
    }
  }

  private static Optional<byte[]> badDigit(char c, int index, String what, Node node) {
    node.problem(
        "'%s' at position %s is no %s".formatted(Quote.printable("" + c), index + 1, what), "");
    return Optional.empty();
  }

  private static Optional<byte[]> file(String name, Node node) {
    Optional<Path> directory = node.place().directory();
    if (directory.isEmpty()) {
      node.problem("a resource of the engine has no files beside it", "hex or base64");
      return Optional.empty();
    }
    try {
      Path file = directory.get().resolve(name);
      return Optional.of(TextFiles.bytes(file, MOST_BYTES));
    } catch (UnreadableException e) {
      node.problem(
          Quote.quoted(name) + " " + e.what(),
          "looked for " + Quote.printable(directory.get().resolve(name).toString()));
    } catch (InvalidPathException e) {
      node.problem(Quote.quoted(name) + " is no file name", "");
    }
    return Optional.empty();
  }

  private static Optional<byte[]> bounded(byte[] bytes, Node node) {
    if (bytes.length > MOST_BYTES) {
      node.problem("has " + bytes.length + " bytes", "at most 1 MB");
      return Optional.empty();
    }
    return Optional.of(bytes);
  }
}

package org.lifeboat.engine.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files whole, within bounds. */
final class TextFiles {
  /** The largest configuration file in bytes. */
  static final int MOST_BYTES = 16 << 20;

  private TextFiles() {}

  /** The text of a configuration file. */
  static String text(Path file) throws UnreadableException {
    return decode(bytes(file, MOST_BYTES));
  }

  /** The text of a resource of the engine. */
  static String resource(String name) throws UnreadableException {
    try (InputStream in = TextFiles.class.getResourceAsStream("/" + name)) {
      if (in == null) {
        throw new UnreadableException(0, "there is no such resource", "");
      }
      return decode(in.readAllBytes());
    } catch (IOException e) {
      throw new UnreadableException(0, "cannot be read: " + e.getMessage(), "");
    }
  }

  /** The bytes of a file of at most {@code most}. */
  static byte[] bytes(Path file, int most) throws UnreadableException {
    if (Files.isDirectory(file)) {
      throw new UnreadableException(0, "is a directory, not a file", "");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] read = in.readNBytes(most + 1);
      if (read.length > most) {
        throw new UnreadableException(0, "is larger than " + (most >> 20) + " MB", "");
      }
      return read;
    } catch (NoSuchFileException e) {
      throw new UnreadableException(0, "there is no such file", "");
    } catch (AccessDeniedException e) {
      throw new UnreadableException(0, "may not be read: permission denied", "");
    } catch (IOException e) {
      throw new UnreadableException(0, "cannot be read: " + e.getMessage(), "");
    }
  }

  private static String decode(byte[] bytes) throws UnreadableException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.indexOf('\0') < 0) {
        return text;
      }
    } catch (CharacterCodingException e) {
      // the answer is the same as for a zero byte
    }
    throw new UnreadableException(0, "is binary, not a text in UTF-8", "");
  }
}

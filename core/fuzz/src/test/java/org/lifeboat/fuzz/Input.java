package org.lifeboat.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lifeboat.api.firmware.Bytes;

/**
 * What a fuzzer's bytes stand for: choices first, in a fixed number of bytes, so that a seed is a
 * header and a real table behind it. After the last byte all reads give zero.
 */
final class Input {
  private final Bytes bytes;
  private int next;

  Input(byte[] bytes) {
    this.bytes = Bytes.of(bytes);
  }

  boolean isExhausted() {
    return next >= bytes.length();
  }

  int u8() {
    return bytes.u8(next++);
  }

  long u64() {
    next += Long.BYTES;
    return bytes.u64(next - Long.BYTES);
  }

  /** The next bytes; fewer where the input ends before. */
  Bytes take(int length) {
    next += length;
    return bytes.slice(next - length, next);
  }

  Bytes rest() {
    return take(Math.max(0, bytes.length() - next));
  }

  /** The rest, a character a byte. */
  String text() {
    return new String(rest().toArray(), StandardCharsets.ISO_8859_1);
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(u8() % choices.size());
  }

  /** A command line of that many of the words, which may be the same one. */
  String words(int count, List<String> choices) {
    return Stream.generate(() -> oneOf(choices)).limit(count).collect(Collectors.joining(" "));
  }
}

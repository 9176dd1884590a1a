package org.lifeboat.engine.config;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.plugin.Setting.Unit;

/**
 * Reads bytes that are given as words by their offsets, {@code { "0x08" = 0xd2008c22260206 }},
 * little-endian; the rest is zero.
 */
final class WordReader {
  private static final int REGISTER_BYTES = 8;
  private static final int CONFIG_WORD_BYTES = 4;

  /**
   * PCI configuration space without the extended part (PCI Local Bus Specification 3.0, section
   * 6.1).
   */
  private static final int CONFIG_BYTES = 256;

  private static final int EXTENDED_CONFIG_BYTES = 4096;

  private final byte[] content;
  private final int wordBytes;
  private int end;

  private WordReader(int bytes, int wordBytes) {
    this.content = new byte[bytes];
    this.wordBytes = wordBytes;
  }

  /** The {@code words} of a register page: 64 bits each. */
  static Bytes registers(Block block) {
    for (String other : ContentReader.FORMS) {
      block
          .find(other)
          .ifPresent(n -> n.problem("stands beside 'words'", "one of the two, not both"));
    }
    WordReader reader = new WordReader(Pages.SIZE, REGISTER_BYTES);
    block.block("words", reader::read).optional();
    return Bytes.of(reader.content);
  }

  /** The {@code config-words} of a PCI function: 32 bits each; no bytes where there are none. */
  static Bytes configuration(Block block) {
    WordReader reader = new WordReader(EXTENDED_CONFIG_BYTES, CONFIG_WORD_BYTES);
    block.block("config-words", reader::read).optional();
    int bytes =
        reader.end == 0 ? 0 : reader.end <= CONFIG_BYTES ? CONFIG_BYTES : EXTENDED_CONFIG_BYTES;
    return Bytes.of(reader.content).slice(0, bytes);
  }

  private Block read(Block words) {
    boolean[] written = new boolean[content.length];
    for (Map.Entry<String, Node> entry : words.entries().entrySet()) {
      Optional<Integer> offset = offset(entry.getKey());
      if (offset.isEmpty()) {
        entry
            .getValue()
            .problem(
                Quote.quoted(entry.getKey()) + " is no offset",
                "a multiple of 4 below 0x%x".formatted(content.length - wordBytes + 4));
      } else if (written[offset.get()] || written[offset.get() + wordBytes - 1]) {
        entry.getValue().problem("overlaps another word", "");
      } else {
        word(offset.get(), entry.getValue(), written);
      }
    }
    return words;
  }

  private Optional<Integer> offset(String key) {
    return Quantity.parse(key, Unit.PLAIN)
        .filter(n -> n.signum() >= 0)
        .filter(n -> n.compareTo(BigInteger.valueOf(content.length - wordBytes)) <= 0)
        .map(BigInteger::intValue)
        .filter(n -> n % CONFIG_WORD_BYTES == 0);
  }

  private void word(int offset, Node node, boolean[] written) {
    ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    if (wordBytes == REGISTER_BYTES) {
      node.unsigned().ifPresent(word -> bytes.putLong(offset, word));
    } else {
      node.number(Unit.ADDRESS, 0, 0xffff_ffffL)
          .ifPresent(word -> bytes.putInt(offset, word.intValue()));
    }
    Arrays.fill(written, offset, offset + wordBytes, true);
    end = Math.max(end, offset + wordBytes);
  }
}

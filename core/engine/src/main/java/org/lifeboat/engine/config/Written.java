package org.lifeboat.engine.config;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.lifeboat.api.firmware.Bytes;

/** A value on its way into a configuration: to be laid out as text, or read at once. */
sealed interface Written permits Written.Word, Written.Rows, Written.Entries, WrittenBlock {
  /** The same of texts, lists and maps only. */
  Object plain();

  /**
   * A single value.
   *
   * @param text what it is
   * @param bare whether it can stand without quotes
   */
  record Word(String text, boolean bare) implements Written {
    @Override
    public Object plain() {
      return text;
    }
  }

  /** Bytes in hexadecimal. */
  record Rows(Bytes bytes) implements Written {
    private static final int BYTES_IN_ROW = 32;

    /** The digits, a readable number on a line. */
    List<String> lines() {
      return IntStream.range(0, (bytes.length() + BYTES_IN_ROW - 1) / BYTES_IN_ROW)
          .mapToObj(row -> bytes.slice(row * BYTES_IN_ROW, (row + 1) * BYTES_IN_ROW))
          .map(row -> HexFormat.of().formatHex(row.toArray()))
          .toList();
    }

    @Override
    public Object plain() {
      return HexFormat.of().formatHex(bytes.toArray());
    }
  }

  /** A list. */
  record Entries(List<? extends Written> entries) implements Written {
    /** Copies the list. */
    public Entries {
      entries = List.copyOf(entries);
    }

    @Override
    public Object plain() {
      return entries.stream().map(Written::plain).toList();
    }
  }
}

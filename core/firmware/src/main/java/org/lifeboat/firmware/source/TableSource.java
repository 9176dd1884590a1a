package org.lifeboat.firmware.source;

import java.util.OptionalInt;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.firmware.decode.TableKind;

/**
 * A table and where it came from.
 *
 * @param file the file's path as it was given, or found in a folder that was given
 * @param kind what its signature says it is
 * @param content its bytes
 * @param firstLine the line of its first row of 16 bytes in a text of acpidump; empty for a raw
 *     table
 */
public record TableSource(String file, TableKind kind, Bytes content, OptionalInt firstLine) {
  private static final int ROW_BYTES = 16;

  /** A raw table. */
  TableSource(String file, TableKind kind, Bytes content) {
    this(file, kind, content, OptionalInt.empty());
  }

  /** The line of a text on which a byte stands; empty for a raw table. */
  public OptionalInt line(int offset) {
    return firstLine.isPresent()
        ? OptionalInt.of(firstLine.getAsInt() + offset / ROW_BYTES)
        : OptionalInt.empty();
  }
}

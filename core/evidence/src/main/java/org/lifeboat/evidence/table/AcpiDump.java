package org.lifeboat.evidence.table;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareTable;

/**
 * The text that acpidump prints: {@code DMAR @ 0x00000000BFFE1234}, then rows of 16 bytes, {@code
 * 0000: 44 4D 41 52 ...}, and an empty line.
 */
public final class AcpiDump {
  /** So many bytes tell whether a file is one. */
  public static final int HEAD_BYTES = 256;

  /**
   * The largest table that is read, in bytes: a DMAR with all units that Linux counts, ten devices
   * each.
   */
  public static final int MOST_TABLE_BYTES = 256 << 10;

  private static final Pattern HEADING =
      Pattern.compile("\\s*(\\S{4}) @ 0x(\\p{XDigit}{1,16})\\s*");
  private static final Pattern ROW =
      Pattern.compile("\\s*(\\p{XDigit}{4,8}): ?((?:\\p{XDigit}{2}(?: |$)){1,16}).*");

  private final String file;
  private final Predicate<String> wanted;
  private final List<Dumped> tables = new ArrayList<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private Optional<String> signature = Optional.empty();
  private long address;
  private int firstLine;

  private AcpiDump(String file, Predicate<String> wanted) {
    this.file = file;
    this.wanted = wanted;
  }

  /**
   * A table and where it stood.
   *
   * @param table with the address that its heading names
   * @param firstLine the line of its first row, from 1
   */
  public record Dumped(FirmwareTable table, int firstLine) {}

  /** Whether a file that begins so is one. */
  public static boolean isOne(Bytes content) {
    String head = content.ascii(0, Math.min(content.length(), HEAD_BYTES));
    return head.lines()
        .filter(l -> !l.isBlank())
        .findFirst()
        .map(l -> HEADING.matcher(l).matches())
        .orElse(false);
  }

  /**
   * The tables of a text, in its order.
   *
   * @param file its name, for messages
   * @param wanted signatures; tables of others are passed over
   * @throws TableException at a line of a wanted table that is no row of it
   */
  public static List<Dumped> read(String file, Bytes content, Predicate<String> wanted)
      throws TableException {
    String text = new String(content.toArray(), StandardCharsets.ISO_8859_1);
    AcpiDump dump = new AcpiDump(file, wanted);
    int number = 0;
    for (Iterator<String> lines = text.lines().iterator(); lines.hasNext(); ) {
      number++;
      dump.line(lines.next(), number);
    }
    dump.finish();
    return dump.tables;
  }

  /**
   * The tables among lines of something else, a log: each goes as far as its rows do, and counts
   * where it is as long as its header says.
   */
  public static List<FirmwareTable> among(List<String> lines, Predicate<String> wanted) {
    AcpiDump dump = new AcpiDump("", wanted);
    for (String line : lines) {
      Matcher heading = HEADING.matcher(line);
      if (heading.matches()) {
        dump.begin(heading, 0);
      } else if (dump.signature.isPresent() && !dump.takes(ROW.matcher(line))) {
        dump.finish();
      }
    }
    dump.finish();
    return dump.tables.stream()
        .map(Dumped::table)
        .filter(t -> t.content().length() >= FirmwareTable.HEADER_BYTES)
        .filter(t -> t.claimedLength() == t.content().length())
        .toList();
  }

  private void begin(Matcher heading, int line) {
    finish();
    signature = Optional.of(heading.group(1)).filter(wanted);
    address = Long.parseUnsignedLong(heading.group(2), 16);
    firstLine = line + 1;
  }

  private void line(String line, int number) throws TableException {
    Matcher heading = HEADING.matcher(line);
    if (heading.matches()) {
      begin(heading, number);
    } else if (signature.isPresent() && !line.isBlank()) {
      row(ROW.matcher(line), file + ":" + number);
    }
  }

  private void row(Matcher row, String place) throws TableException {
    if (!row.matches()) {
      throw new TableException(
          place, "is no row like '0000: 44 4D 41 52', and no heading of a table");
    }
    if (!takes(row)) {
      if (bytes.size() >= MOST_TABLE_BYTES) {
        throw tooLong(file, bytes.size() + 1L);
      }
      throw new TableException(
          place,
          "the row is for offset 0x%x; 0x%x was expected"
              .formatted(Long.parseLong(row.group(1), 16), bytes.size()));
    }
  }

  /** Whether the next row of the table is this one; if so, its bytes are taken. */
  private boolean takes(Matcher row) {
    if (!row.matches()
        || Long.parseLong(row.group(1), 16) != bytes.size()
        || bytes.size() >= MOST_TABLE_BYTES) {
      return false;
    }
    for (String digits : row.group(2).strip().split(" ")) {
      bytes.write(Integer.parseInt(digits, 16));
    }
    return true;
  }

  /** That a table is longer than is read. */
  public static TableException tooLong(String file, long bytes) {
    return new TableException(
        file,
        "the table has %s bytes; more than %s KB are not read"
            .formatted(bytes, MOST_TABLE_BYTES >> 10));
  }

  private void finish() {
    signature.ifPresent(
        s ->
            tables.add(
                new Dumped(
                    new FirmwareTable(s, address, Bytes.of(bytes.toByteArray())), firstLine)));
    signature = Optional.empty();
    bytes.reset();
  }
}

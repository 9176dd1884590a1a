package org.lifeboat.firmware.source;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.firmware.decode.TableKind;

/**
 * The text that acpidump prints: {@code DMAR @ 0x00000000BFFE1234}, then rows of 16 bytes, {@code
 * 0000: 44 4D 41 52 ...}, and an empty line. Tables of other signatures are passed over.
 */
final class AcpiDump {
  /** So many bytes tell whether a file is one. */
  static final int HEAD_BYTES = 256;

  private static final Pattern HEADING = Pattern.compile("\\s*(\\S{4}) @ 0x\\p{XDigit}{1,16}\\s*");
  private static final Pattern ROW =
      Pattern.compile("\\s*(\\p{XDigit}{4,8}): ?((?:\\p{XDigit}{2}(?: |$)){1,16}).*");

  private final String file;
  private final List<TableSource> tables = new ArrayList<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private Optional<TableKind> kind = Optional.empty();
  private int firstLine;

  AcpiDump(String file) {
    this.file = file;
  }

  static boolean isOne(Bytes content) {
    String head = content.ascii(0, Math.min(content.length(), HEAD_BYTES));
    return head.lines()
        .filter(l -> !l.isBlank())
        .findFirst()
        .map(l -> HEADING.matcher(l).matches())
        .orElse(false);
  }

  List<TableSource> read(Bytes content) throws UnreadableException {
    String text = new String(content.toArray(), StandardCharsets.ISO_8859_1);
    int number = 0;
    for (Iterator<String> lines = text.lines().iterator(); lines.hasNext(); ) {
      number++;
      line(lines.next(), number);
    }
    finish();
    if (tables.isEmpty()) {
      throw new UnreadableException(file, "this acpidump holds no DMAR and no IVRS table");
    }
    return tables;
  }

  private void line(String line, int number) throws UnreadableException {
    Matcher heading = HEADING.matcher(line);
    if (heading.matches()) {
      finish();
      kind = TableKind.ofSignature(heading.group(1));
      firstLine = number + 1;
    } else if (kind.isPresent() && !line.isBlank()) {
      row(line, number);
    }
  }

  private void row(String line, int number) throws UnreadableException {
    Matcher row = ROW.matcher(line);
    if (!row.matches()) {
      throw new UnreadableException(
          file + ":" + number, "is no row like '0000: 44 4D 41 52', and no heading of a table");
    }
    long offset = Long.parseLong(row.group(1), 16);
    if (offset != bytes.size()) {
      throw new UnreadableException(
          file + ":" + number,
          "the row is for offset 0x%x; 0x%x was expected".formatted(offset, bytes.size()));
    }
    for (String digits : row.group(2).strip().split(" ")) {
      bytes.write(Integer.parseInt(digits, 16));
    }
    TableFiles.checkSize(file, bytes.size());
  }

  private void finish() {
    kind.ifPresent(
        k ->
            tables.add(
                new TableSource(
                    file, k, Bytes.of(bytes.toByteArray()), OptionalInt.of(firstLine))));
    kind = Optional.empty();
    bytes.reset();
  }
}

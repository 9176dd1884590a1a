package org.lifeboat.load.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table of mappings under a header, one a line. Columns stand in any order, and others are passed
 * over: time, device, bytes; address or offset, cpu where they are known; and either op (map,
 * unmap) and id, or hold. An unmap may leave out the device where the id is mapped by one only.
 */
final class CsvReader implements LineReader {
  private static final String TIME = "time";
  private static final String OP = "op";
  private static final String ID = "id";
  private static final String BYTES = "bytes";
  private static final String ADDRESS = "address";
  private static final String OFFSET = "offset";
  private static final String DEVICE = "device";
  private static final String CPU = "cpu";
  private static final String HOLD = "hold";

  private static final List<String> KNOWN =
      List.of(TIME, OP, ID, BYTES, ADDRESS, OFFSET, DEVICE, CPU, HOLD);

  private final Map<String, Integer> columns = new HashMap<>();
  private final int count;
  private List<String> row = List.of();

  /** Whether a line is a header: more than one field, and a name that is known among them. */
  static boolean isHeader(String line) {
    try {
      List<String> names = fields(line);
      return names.size() > 1
          && names.stream().anyMatch(name -> KNOWN.contains(name.toLowerCase(Locale.ROOT)));
    } catch (MistakeException e) {
      return false;
    }
  }

  /** One for the tables under a header. */
  CsvReader(String header) throws MistakeException {
    List<String> names = fields(header);
    count = names.size();
    for (int i = 0; i < count; i++) {
      String name = names.get(i).toLowerCase(Locale.ROOT);
      if (KNOWN.contains(name) && columns.put(name, i) != null) {
        throw new MistakeException.Last("column " + name + " stands twice; once is right");
      }
    }
    for (String needed : List.of(TIME, DEVICE, BYTES)) {
      need(needed);
    }
    if (columns.containsKey(OP)) {
      need(ID);
    } else if (!columns.containsKey(HOLD)) {
      throw new MistakeException.Last(
          "the header has neither column op nor column hold; 'time,op,id,bytes,address,device,cpu'"
              + " or 'time,hold,bytes,address,device,cpu' is right");
    }
  }

  private void need(String column) throws MistakeException {
    if (!columns.containsKey(column)) {
      throw new MistakeException.Last(
          "the header has no column "
              + column
              + "; 'time,op,id,bytes,address,device,cpu' is right, or the text of event"
              + " swiotlb_bounced");
    }
  }

  @Override
  public MapTrace.Form form() {
    return MapTrace.Form.CSV;
  }

  @Override
  public boolean read(String line, Recording recording) throws MistakeException {
    row = fields(line);
    if (row.size() != count) {
      throw new MistakeException(
          row.size() + " fields under a header of " + count + "; as many are right");
    }
    recording.pass(Words.nanos(TIME, field(TIME)));
    boolean isUnmap = columns.containsKey(OP) && field(OP).equals("unmap");
    if (field(DEVICE).isEmpty() && !isUnmap) {
      throw new MistakeException("no device; a name as 0000:00:03.0 is right");
    }
    if (!columns.containsKey(OP)) {
      recording.add(field(DEVICE), Words.bytes(field(BYTES)), address(), processor(), hold());
    } else if (field(OP).equals("map")) {
      recording.map(field(DEVICE), field(ID), Words.bytes(field(BYTES)), address(), processor());
    } else if (isUnmap) {
      recording.unmap(field(DEVICE), field(ID));
    } else {
      throw new MistakeException(
          "op " + Words.quoted(field(OP)) + " is unknown; map or unmap is right");
    }
    return true;
  }

  private long address() throws MistakeException {
    String address = field(ADDRESS);
    String known = address.isEmpty() ? field(OFFSET) : address;
    return known.isEmpty() ? 0 : Words.address(known);
  }

  private int processor() throws MistakeException {
    return field(CPU).isEmpty() ? 0 : Words.processor(field(CPU));
  }

  /** Nothing stands for a mapping that was never unmapped. */
  private long hold() throws MistakeException {
    return field(HOLD).isEmpty() ? Long.MAX_VALUE : Words.nanos(HOLD, field(HOLD));
  }

  private String field(String column) {
    @Nullable Integer place = columns.get(column);
    return place == null ? "" : row.get(place);
  }

  /** Fields between commas, in quotes or not; no line feed stands in one. */
  private static List<String> fields(String line) throws MistakeException {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean isQuoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        boolean isDoubled = isQuoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
        if (isDoubled) {
          field.append(c);
          i++;
        } else {
          isQuoted = !isQuoted;
        }
      } else if (c == ',' && !isQuoted) {
        fields.add(field.toString().strip());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    if (isQuoted) {
      throw new MistakeException("a quoted field has no end on its line; a second '\"' is right");
    }
    fields.add(field.toString().strip());
    return fields;
  }
}

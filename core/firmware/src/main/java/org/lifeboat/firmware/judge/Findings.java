package org.lifeboat.firmware.judge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lifeboat.firmware.decode.Field;
import org.lifeboat.firmware.decode.Structure;

/** Findings being gathered about one table. */
final class Findings {
  private final int tableBytes;
  private final List<Finding> found = new ArrayList<>();

  Findings(int tableBytes) {
    this.tableBytes = tableBytes;
  }

  void at(Structure structure, Code code, String text) {
    add(code, structure.offset(), structure.length(), text);
  }

  /** At a field of a structure, or at the structure where it ends before the field. */
  void at(Structure structure, String field, Code code, String text) {
    structure.field(field).ifPresentOrElse(f -> at(f, code, text), () -> at(structure, code, text));
  }

  void at(Field field, Code code, String text) {
    add(code, field.offset(), field.length(), text);
  }

  private void add(Code code, int offset, int length, String text) {
    int start = Math.max(0, Math.min(offset, tableBytes - 1));
    found.add(new Finding(code, start, Math.max(0, Math.min(length, tableBytes - start)), text));
  }

  /** By place, at one place the worst first. */
  List<Finding> inOrder() {
    return found.stream()
        .sorted(
            Comparator.comparingInt(Finding::offset)
                .thenComparing(Finding::severity)
                .thenComparing(Finding::code))
        .toList();
  }
}

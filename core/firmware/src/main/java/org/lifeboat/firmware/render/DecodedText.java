package org.lifeboat.firmware.render;

import java.util.List;
import org.lifeboat.engine.render.Page;
import org.lifeboat.engine.render.Tone;
import org.lifeboat.firmware.decode.DmarLayouts;
import org.lifeboat.firmware.decode.Field;
import org.lifeboat.firmware.decode.Structure;
import org.lifeboat.firmware.judge.Finding;

/** Structures with their fields, a line each, and under each field what is wrong with it. */
final class DecodedText {
  private static final int NAME_COLUMNS = 37;
  private static final int SHOWN_BYTES = 16;

  private final Page page;
  private final List<Finding> findings;

  /**
   * @param findings of the whole table, by place
   */
  DecodedText(Page page, List<Finding> findings) {
    this.page = page;
    this.findings = findings;
  }

  void write(Structure structure) {
    write(structure, "  ");
  }

  private void write(Structure structure, String indent) {
    page.paragraph(
        Tone.STRONG,
        "%s0x%03x  ".formatted(indent, structure.offset()),
        "%s, %s bytes%s".formatted(title(structure), structure.length(), gist(structure)));
    for (Field field : structure.fields()) {
      field(field, indent);
    }
    if (structure.fields().isEmpty()) {
      complaints(structure.offset(), structure.offset() + 1, indent);
    }
    structure.children().forEach(child -> write(child, indent + "  "));
  }

  private static String gist(Structure structure) {
    String gist = Gist.of(structure);
    return gist.isEmpty() ? "" : ": " + gist;
  }

  private static String title(Structure structure) {
    String name = structure.name();
    String title = structure.layout().title();
    return title.startsWith(name) ? title : name + ", " + title;
  }

  private void field(Field field, String indent) {
    String place = "%s  0x%03x  ".formatted(indent, field.offset());
    String name = field.name() + " ".repeat(Math.max(1, NAME_COLUMNS - field.name().length()));
    page.paragraph(Tone.PLAIN, place + name, value(field));
    complaints(field.offset(), field.offset() + field.length(), indent);
  }

  /** Text, paths and addresses need no second way to be written. */
  private static String value(Field field) {
    String meaning = field.meaning();
    if (meaning.startsWith("\"")
        || meaning.startsWith("0x")
        || field.name().equals(DmarLayouts.PATH)) {
      return meaning;
    }
    String number =
        field.length() > SHOWN_BYTES ? "%s bytes".formatted(field.length()) : field.hex();
    return meaning.isEmpty() ? number : number + "  " + meaning;
  }

  private void complaints(int from, int to, String indent) {
    for (Finding finding : findings) {
      if (finding.offset() >= from && finding.offset() < to) {
        page.paragraph(
            FirmwareText.tone(finding.severity()),
            indent + "         ^ ",
            finding.severity().word() + " " + finding.code().id());
      }
    }
  }
}

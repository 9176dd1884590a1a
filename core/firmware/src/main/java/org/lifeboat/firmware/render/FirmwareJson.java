package org.lifeboat.firmware.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lifeboat.engine.render.JsonTree;
import org.lifeboat.engine.render.Sizes;
import org.lifeboat.engine.report.BootReport.FailedAt;
import org.lifeboat.engine.report.BootReport.Reach;
import org.lifeboat.firmware.consequence.Consequence;
import org.lifeboat.firmware.decode.Field;
import org.lifeboat.firmware.decode.Structure;
import org.lifeboat.firmware.judge.Finding;
import org.lifeboat.firmware.judge.Severity;

/**
 * Judged tables as JSON for programs. The format is stable: keys keep their names and meaning, new
 * ones may come beside them; what does not exist is {@code null}.
 *
 * <table>
 * <caption>The object</caption>
 * <tr><td>{@code tables}</td><td>an object each: {@code file}; {@code table} {@code "DMAR"} or {@code "IVRS"}; {@code oem}; {@code bytes};
 *     {@code worst} {@code "error"}, {@code "warning"}, {@code "note"} or null; {@code findings}; {@code kernels}; {@code story}, {@code
 *     assumptions}: sentences; {@code structures} where decoding was asked for, else null</td></tr>
 * <tr><td>{@code findings}</td><td>{@code code, severity, offset, length} (bytes, from the start of the table), {@code text}</td></tr>
 * <tr><td>{@code kernels}</td><td>{@code kernel}; {@code iommuActive}; {@code backend} as {@code boot} has it; {@code failedAt}
 *     {@code "detect"}, {@code "initialize"} or null; {@code cause}; {@code complaint}, the first line in which it complains; {@code card}: how
 *     a card with 32 address lines reaches memory; {@code bounceStart}, the address of the bounce buffer; {@code panic}</td></tr>
 * <tr><td>{@code structures}</td><td>{@code name, title, type, offset, length, fields, children}; of a field {@code name, offset,
 *     length, value} (hexadecimal), {@code meaning}</td></tr>
 * <tr><td>{@code totals}</td><td>{@code tables, errors, warnings, notes} (tables whose worst finding is one)</td></tr>
 * <tr><td>{@code unreadable}</td><td>what could not be read, a sentence each</td></tr>
 * </table>
 */
public final class FirmwareJson {
  private final boolean decoded;

  /**
   * A renderer.
   *
   * @param decoded whether the tables' structures are written, too
   */
  public FirmwareJson(boolean decoded) {
    this.decoded = decoded;
  }

  /** The object. */
  public String render(List<Assessment> assessments, List<String> unreadable) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("tables", assessments.stream().map(this::table).toList());
    all.put("totals", totals(assessments));
    all.put("unreadable", unreadable);
    return JsonTree.of(all);
  }

  private static Map<String, @Nullable Object> totals(List<Assessment> assessments) {
    Map<String, @Nullable Object> totals = new LinkedHashMap<>();
    totals.put("tables", assessments.size());
    for (Severity severity : Severity.values()) {
      totals.put(
          severity.word() + "s",
          assessments.stream().filter(a -> a.worst().filter(severity::equals).isPresent()).count());
    }
    return totals;
  }

  private Map<String, @Nullable Object> table(Assessment assessment) {
    Map<String, @Nullable Object> table = new LinkedHashMap<>();
    table.put("file", assessment.source().file());
    table.put("table", assessment.table().kind().name());
    table.put("oem", assessment.oem());
    table.put("bytes", assessment.table().content().length());
    table.put("worst", assessment.worst().map(Severity::word).orElse(null));
    table.put("findings", assessment.findings().stream().map(FirmwareJson::finding).toList());
    table.put(
        "kernels", assessment.trial().consequences().stream().map(FirmwareJson::kernel).toList());
    table.put("story", assessment.trial().story());
    table.put("assumptions", assessment.trial().assumptions());
    table.put("structures", decoded ? structures(assessment) : null);
    return table;
  }

  private static List<?> structures(Assessment assessment) {
    return Stream.concat(
            Stream.of(assessment.table().header()), assessment.table().structures().stream())
        .map(FirmwareJson::structure)
        .toList();
  }

  private static Map<String, @Nullable Object> finding(Finding finding) {
    Map<String, @Nullable Object> one = new LinkedHashMap<>();
    one.put("code", finding.code().id());
    one.put("severity", finding.severity().word());
    one.put("offset", finding.offset());
    one.put("length", finding.length());
    one.put("text", finding.text());
    return one;
  }

  private static Map<String, @Nullable Object> kernel(Consequence consequence) {
    Map<String, @Nullable Object> one = new LinkedHashMap<>();
    one.put("kernel", consequence.kernel());
    one.put("iommuActive", consequence.active());
    one.put("backend", consequence.backend().orElse(null));
    one.put("failedAt", consequence.hardware().failedAt().map(FirmwareJson::word).orElse(null));
    one.put("cause", consequence.cause().orElse(null));
    one.put("complaint", consequence.complaint().orElse(null));
    one.put("card", consequence.cardFate().map(f -> word(f.reach())).orElse(null));
    one.put("bounceStart", consequence.pool().map(p -> Sizes.address(p.start())).orElse(null));
    one.put("panic", consequence.panic().orElse(null));
    return one;
  }

  private static Map<String, @Nullable Object> structure(Structure structure) {
    Map<String, @Nullable Object> one = new LinkedHashMap<>();
    one.put("name", structure.name());
    one.put("title", structure.layout().title());
    one.put("type", structure.type());
    one.put("offset", structure.offset());
    one.put("length", structure.length());
    one.put("fields", structure.fields().stream().map(FirmwareJson::field).toList());
    one.put("children", structure.children().stream().map(FirmwareJson::structure).toList());
    return one;
  }

  private static Map<String, @Nullable Object> field(Field field) {
    Map<String, @Nullable Object> one = new LinkedHashMap<>();
    one.put("name", field.name());
    one.put("offset", field.offset());
    one.put("length", field.length());
    one.put("value", field.hex());
    one.put("meaning", field.meaning());
    return one;
  }

  private static String word(FailedAt at) {
    return at.name().toLowerCase(Locale.ROOT);
  }

  /** {@code translated}, {@code direct}, {@code bounced} or {@code unreachable}. */
  static String word(Reach reach) {
    return reach.name().toLowerCase(Locale.ROOT);
  }
}

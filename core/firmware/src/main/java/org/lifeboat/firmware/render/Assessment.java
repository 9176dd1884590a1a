package org.lifeboat.firmware.render;

import java.util.List;
import java.util.Optional;
import org.lifeboat.firmware.consequence.Trials;
import org.lifeboat.firmware.consequence.Trials.Trial;
import org.lifeboat.firmware.decode.Field;
import org.lifeboat.firmware.decode.Layouts;
import org.lifeboat.firmware.decode.Table;
import org.lifeboat.firmware.decode.TableDecoder;
import org.lifeboat.firmware.judge.Finding;
import org.lifeboat.firmware.judge.Judge;
import org.lifeboat.firmware.judge.Severity;
import org.lifeboat.firmware.source.TableSource;

/**
 * A table with all that is said of it.
 *
 * @param source where it came from
 * @param table what stands in it
 * @param findings what is wrong with it, by place
 * @param trial what it leads to
 */
public record Assessment(TableSource source, Table table, List<Finding> findings, Trial trial) {
  /** Copies the list. */
  public Assessment {
    findings = List.copyOf(findings);
  }

  /** Decodes, judges and tries a table. */
  public static Assessment of(TableSource source, Trials trials) {
    Table table = TableDecoder.decode(source.kind(), source.content());
    return new Assessment(source, table, Judge.judge(table), trials.of(table));
  }

  /** How many findings of a severity there are. */
  public long count(Severity severity) {
    return findings.stream().filter(f -> f.severity() == severity).count();
  }

  /** The worst of its findings; empty where there is none. */
  public Optional<Severity> worst() {
    return findings.stream().map(Finding::severity).min(Enum::compareTo);
  }

  /** {@code 1 error, 2 warnings}; {@code no finding}. */
  String counted() {
    StringBuilder text = new StringBuilder();
    for (Severity severity : Severity.values()) {
      long count = count(severity);
      if (count > 0) {
        text.append(text.isEmpty() ? "" : ", ").append(count).append(' ').append(severity.word());
        text.append(count == 1 ? "" : "s");
      }
    }
    return text.isEmpty() ? "no finding" : text.toString();
  }

  /** Whose table it is: {@code LENOVO CB-01}. */
  String oem() {
    return (text(Layouts.OEM_ID) + " " + text(Layouts.OEM_TABLE_ID)).strip();
  }

  private String text(String field) {
    return table
        .header()
        .field(field)
        .map(Field::raw)
        .map(raw -> raw.ascii(0, raw.length()))
        .map(all -> (all.indexOf('\0') < 0 ? all : all.substring(0, all.indexOf('\0'))).strip())
        .orElse("");
  }
}

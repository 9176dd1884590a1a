package org.lifeboat.page.report.view;

import java.util.List;
import java.util.Map;

/**
 * A report's page as its template knows it: texts that it escapes, and one JSON for the script.
 *
 * @param id the experiment's
 * @param title the experiment's
 * @param text its question
 * @param answers sentences
 * @param boots how many
 * @param varied what was varied, and how many values it takes
 * @param joint what stands between these: a sign of multiplication where all were paired with all
 * @param figures charts
 * @param table the boots
 * @param columns every column: its name, unit and meaning
 * @param made how the results were made: a name, and a value
 * @param commands to repeat it, each with what it does
 * @param json for the script, as it may stand inside {@code <script>}
 */
public record ReportView(
    String id,
    String title,
    String text,
    List<String> answers,
    String boots,
    Map<String, String> varied,
    String joint,
    List<Figure> figures,
    Boots table,
    List<Meaning> columns,
    Map<String, String> made,
    Map<String, String> commands,
    String json) {
  /**
   * What stands above and below the table of boots.
   *
   * @param heading of the section
   * @param introduction what a row is
   * @param same what is the same in all boots
   */
  public record Boots(String heading, String introduction, Map<String, String> same) {}

  /** A column of the results. */
  public record Meaning(String name, String unit, String meaning) {}
}

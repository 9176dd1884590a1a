package org.lifeboat.cli;

import java.util.List;
import java.util.Locale;
import org.lifeboat.testkit.check.CheckReport;
import org.lifeboat.testkit.check.CheckedClause;
import org.lifeboat.testkit.check.CheckedPlugin;
import org.lifeboat.testkit.check.Finding;
import org.lifeboat.testkit.contract.Family;

/**
 * What came of a check, in the XML that JUnit's runners write and CI systems read: a suite for each
 * family of a plugin's clauses, a failure for what is broken, an error for what was not judged.
 */
final class CheckJUnit {
  private final StringBuilder xml = new StringBuilder();

  private CheckJUnit() {}

  static String of(CheckReport report) {
    CheckJUnit writer = new CheckJUnit();
    writer.xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
    writer.attribute("name", "lifeboat plugins check " + report.jar());
    writer.xml.append(">\n");
    writer.suite("jar", report.loading().family(), List.of(report.loading()));
    for (CheckedPlugin plugin : report.plugins()) {
      for (Family family : Family.values()) {
        List<CheckedClause> clauses =
            plugin.clauses().stream().filter(c -> c.family() == family).toList();
        if (!clauses.isEmpty()) {
          String kind = plugin.kind().name().toLowerCase(Locale.ROOT);
          writer.suite(kind + "." + plugin.id(), family, clauses);
        }
      }
    }
    return writer.xml.append("</testsuites>\n").toString();
  }

  private void suite(String name, Family family, List<CheckedClause> clauses) {
    xml.append("  <testsuite");
    attribute("name", name + ": " + family.title());
    attribute("tests", clauses.size());
    attribute("failures", count(clauses, Finding.Broken.class));
    attribute("errors", count(clauses, Finding.NotJudged.class));
    xml.append(">\n");
    clauses.forEach(c -> test(name, c));
    xml.append("  </testsuite>\n");
  }

  private static long count(List<CheckedClause> clauses, Class<? extends Finding> finding) {
    return clauses.stream().filter(c -> finding.isInstance(c.finding())).count();
  }

  private void test(String name, CheckedClause clause) {
    xml.append("    <testcase");
    attribute("classname", name);
    attribute("name", clause.sentence());
    if (clause.finding() instanceof Finding.Broken broken) {
      child("failure", broken.problem(), broken.witness());
    } else if (clause.finding() instanceof Finding.NotJudged open) {
      child("error", open.why(), "");
    } else {
      xml.append("/>\n");
    }
  }

  private void child(String element, String message, String text) {
    xml.append(">\n      <").append(element);
    attribute("message", message);
    xml.append('>').append(escaped(text)).append("</").append(element).append(">\n");
    xml.append("    </testcase>\n");
  }

  private void attribute(String name, Object value) {
    String text = escaped(String.valueOf(value)).replace("\n", "&#10;").replace("\t", "&#9;");
    xml.append(' ').append(name).append("=\"").append(text).append('"');
  }

  /** Text without meaning to XML 1.0; what that cannot hold at all becomes a question mark. */
  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(isXml(c) ? c : '?');
              }
            });
    return safe.toString();
  }

  /** The characters of XML 1.0, production 2, but for carriage returns, which a reader changes. */
  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || c >= 0x20 && c <= 0xd7ff
        || c >= 0xe000 && c <= 0xfffd
        || c >= 0x10000;
  }
}

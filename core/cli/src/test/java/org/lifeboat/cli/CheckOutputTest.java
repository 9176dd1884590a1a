package org.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.engine.render.Style;
import org.lifeboat.testkit.check.CheckReport;
import org.lifeboat.testkit.check.CheckedClause;
import org.lifeboat.testkit.check.CheckedPlugin;
import org.lifeboat.testkit.check.Finding;
import org.lifeboat.testkit.contract.Family;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** What {@code plugins check} prints of what it found; what it finds is tested with real jars. */
class CheckOutputTest {
  private static final String PROBLEM = "frees \"a\" <b> & \u001b[2J twice";
  private static final String WITNESS = "machine {\n  id = \"x\" // ]]>\n}\n";

  private static final CheckReport REPORT =
      new CheckReport(
          Path.of("my.jar"),
          new CheckedClause(Family.WELL_MADE, "can be loaded", new Finding.Held()),
          List.of(
              new CheckedPlugin(
                  PluginKind.POLICY,
                  "mine",
                  "org.me.Mine$Provider",
                  List.of(
                      new CheckedClause(Family.SURVIVES, "comes back", new Finding.Held()),
                      new CheckedClause(
                          Family.SURVIVES, "ends a boot", new Finding.Broken(PROBLEM, WITNESS)),
                      new CheckedClause(
                          Family.SAYS_WHY, "prints", new Finding.NotJudged("time was up"))))));

  @ParameterizedTest
  @ValueSource(ints = {80, 100})
  void aPageCountsWhatHoldsAndSpellsOutWhatDoesNot(int width) {
    String page = new CheckPage(new Style(false, false, width), false).of(REPORT);

    assertThat(page)
        .containsPattern("survives every fault on every shipped machine +1 of 2")
        .contains("Broken: ends a boot", "frees \"a\" <b> & \\x1b[2J twice")
        .contains("      machine {\n        id = \"x\" // ]]>\n      }\n")
        .contains("Not judged, since time was up\n    prints\n")
        .endsWith("It does not keep its contract: of 3 clauses, 1 broken, 1 not judged.\n")
        .doesNotContain("comes back");
    assertThat(page.lines()).allMatch(l -> l.length() <= width);
  }

  @Test
  void aVerbosePageNamesEveryClause() {
    assertThat(new CheckPage(Style.PLAIN, true).of(REPORT))
        .containsPattern("- comes back +yes\n")
        .containsPattern("- ends a boot +no\n")
        .containsPattern("- prints +not judged\n");
  }

  @Test
  void jsonHasAVerdictForEachClause() {
    assertThat(CheckJson.of(REPORT))
        .contains("\"jar\": \"my.jar\"", "\"holds\": false", "\"kind\": \"policy\"")
        .contains("\"verdict\": \"held\"", "\"verdict\": \"broken\"")
        .contains("\"verdict\": \"not-judged\"", "\"problem\": \"time was up\"");
  }

  @Test
  void junitsXmlCanBeReadAndHasProblemAndWitness() throws Exception {
    Document xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(CheckJUnit.of(REPORT))));

    Element failure = (Element) xml.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message")).isEqualTo("frees \"a\" <b> & ?[2J twice");
    assertThat(failure.getTextContent()).isEqualTo(WITNESS);
    assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(4);
    assertThat(xml.getElementsByTagName("error").getLength()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "no/such.jar, no/such.jar: there is no such file",
    "x.jar --memory 3x, '3x' is no size",
    "x.jar --memory 1m, '1m' is no size of 64m or more",
    "x.jar --timeout 0, at least 1 second",
    "x.jar --format yaml, 'yaml' is none of"
  })
  void whatCannotBeCheckedIsBadInput(String words, String message) {
    Typed typed = Typed.lifeboat(("plugins check " + words).split(" "));

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.err()).contains(message).doesNotContain("Exception");
  }
}

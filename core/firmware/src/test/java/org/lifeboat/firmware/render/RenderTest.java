package org.lifeboat.firmware.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.render.Style;
import org.lifeboat.firmware.Acpi;
import org.lifeboat.firmware.RealTables;
import org.lifeboat.firmware.consequence.Trials;
import org.lifeboat.firmware.decode.TableKind;
import org.lifeboat.firmware.judge.Code;
import org.lifeboat.firmware.source.TableSource;

class RenderTest {
  private static final Lifeboat LIFEBOAT = Lifeboat.create();
  private static final Trials TRIALS =
      new Trials(LIFEBOAT, List.of(LIFEBOAT.reader().kernel("linux-6.1")));

  private static final Assessment SOUND =
      assess("sound.dat", Acpi.dmar("0000 1800 01 00 0000 0010d9fe00000000 03 08 0000 02 f0 1f00"));
  private static final Assessment ZERO =
      assess(
          "a folder/zero%.dat",
          Acpi.dmar("0000 1800 01 00 0000 0000000000000000 03 08 0000 02 f0 1f00"));

  private static Assessment assess(String file, Bytes table) {
    return assess(file, table, OptionalInt.empty());
  }

  private static Assessment assess(String file, Bytes table, OptionalInt firstLine) {
    TableKind kind = TableKind.of(table).orElseThrow();
    return Assessment.of(new TableSource(file, kind, table, firstLine), TRIALS);
  }

  private static String flat(String json) {
    return json.replaceAll("\\s+", " ");
  }

  @Test
  void aPageNamesFindingsConsequencesAndFields() {
    String page = new FirmwareText(Style.PLAIN, true).render(ZERO);

    assertThat(page)
        .startsWith("DMAR of LIFEBT TESTTEST, 72 bytes: 1 error\n")
        .contains("  0x038  error DMAR-DRHD-ADDRESS-ZERO: ")
        .contains("linux-6.1  fails when detected  swiotlb, 64 MB  bounced ")
        .contains("Made up, since a table does not say it\n  8 GB of RAM")
        .containsPattern("0x038  Register Base Address +0x0\n +\\^ error DMAR-DRHD-ADDRESS-ZERO\n")
        .contains("0x040  Device Scope Structure, 8 bytes: I/O APIC 2 (f0:1f.0)\n");
  }

  @Test
  void pagesOfRealTablesFitTheirWidth() {
    RealTables.all()
        .forEach(
            (name, table) ->
                assertThat(new FirmwareText(Style.PLAIN, true).render(assess(name, table)).lines())
                    .as(name)
                    .allMatch(l -> l.length() <= 100));
  }

  @Test
  void aSummaryHasALineForEachTableAndTotals() {
    List<Assessment> both = List.of(SOUND, ZERO);

    assertThat(new SummaryText(Style.PLAIN, false).render(both))
        .startsWith(
            "ok       DMAR sound.dat\nerror    DMAR a folder/zero%.dat: DMAR-DRHD-ADDRESS-ZERO\n")
        .endsWith("\n2 tables: 1 without a finding, 1 with errors\n");
    assertThat(new SummaryText(Style.PLAIN, true).render(both)).doesNotContain("sound.dat");
  }

  @Test
  void jsonHasStructuresWhereAsked() {
    assertThat(flat(new FirmwareJson(false).render(List.of(ZERO), List.of("x: broken"))))
        .contains(
            "\"file\": \"a folder/zero%.dat\", \"table\": \"DMAR\", \"oem\": \"LIFEBT TESTTEST\"")
        .contains(
            "\"code\": \"DMAR-DRHD-ADDRESS-ZERO\", \"severity\": \"error\", \"offset\": 56,"
                + " \"length\": 8")
        .contains(
            "\"kernel\": \"linux-6.1\", \"iommuActive\": false, \"backend\": \"swiotlb\","
                + " \"failedAt\": \"detect\"")
        .contains("\"structures\": null")
        .contains("\"totals\": { \"tables\": 1, \"errors\": 1, \"warnings\": 0, \"notes\": 0 }")
        .contains("\"unreadable\": [ \"x: broken\" ]");
    assertThat(flat(new FirmwareJson(true).render(List.of(ZERO), List.of())))
        .contains(
            "\"name\": \"Register Base Address\", \"offset\": 56, \"length\": 8, \"value\":"
                + " \"0x0000000000000000\"");
  }

  @Test
  void sarifHasARuleForEachCode() {
    String log = flat(new Sarif("1").render(List.of(), List.of()));

    assertThat(log)
        .startsWith(
            "{ \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\", \"version\":"
                + " \"2.1.0\", \"runs\": [ { \"tool\": { \"driver\": { \"name\": \"Lifeboat\"")
        .contains("\"executionSuccessful\": true", "\"results\": [ ]");
    assertThat(Stream.of(Code.values()))
        .allMatch(
            code ->
                log.contains(
                    "{ \"id\": \"%s\", \"shortDescription\": { \"text\": ".formatted(code.id())));
    assertThat(log.split("\"help\": \\{ \"text\": \"Cause: ", -1))
        .hasSize(Code.values().length + 1);
  }

  @Test
  void aResultOfSarifPointsAtBytes() {
    assertThat(flat(new Sarif("1").render(List.of(ZERO), List.of("x: broken"))))
        .contains(
            "\"ruleId\": \"DMAR-DRHD-ADDRESS-ZERO\", \"ruleIndex\": %d, \"level\": \"error\""
                .formatted(List.of(Code.values()).indexOf(Code.DMAR_DRHD_ADDRESS_ZERO)))
        .contains(
            "\"uri\": \"a%20folder/zero%25.dat\" }, \"region\": { \"byteOffset\": 56,"
                + " \"byteLength\": 8 }")
        .contains("\"executionSuccessful\": false", "\"message\": { \"text\": \"x: broken\" }");
  }

  @Test
  void aResultInATextPointsAtLines() {
    Assessment inText = assess("dump.txt", ZERO.source().content(), OptionalInt.of(10));

    assertThat(flat(new Sarif("1").render(List.of(inText), List.of())))
        .contains("\"region\": { \"startLine\": 13, \"endLine\": 13 }");
  }

  @Test
  void aCodeIsExplained() {
    assertThat(new ExplanationPage(Style.PLAIN).render(Code.IVRS_UNIT_TWICE))
        .startsWith("IVRS-UNIT-TWICE (error): A unit has two blocks of one type\n")
        .contains("\nCause        ", "\nConsequence  ", "\nCure         ");
    assertThat(new ExplanationPage(Style.PLAIN).list())
        .contains(Stream.of(Code.values()).map(Code::id).toList());
  }
}

package org.lifeboat.evidence.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lifeboat.evidence.log.LogException;
import org.lifeboat.evidence.log.LoggedOutcome;
import org.lifeboat.evidence.log.RealLog;

final class LogCasesTest {
  @TempDir private Path folder;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void theLogsOfAFolderComeByName() throws Exception {
    write("b.txt", RealLog.text());
    write("a.log", RealLog.text());
    write("README", "no log at all");

    assertThat(LogCases.in(folder)).extracting(LogCase::id).containsExactly("a", "b");
  }

  @Test
  void aLogCanBeNamed() throws Exception {
    Path log = write("a.txt", RealLog.text());

    assertThat(LogCases.in(log))
        .singleElement()
        .satisfies(c -> assertThat(c.namesTable()).isTrue());
  }

  @Test
  void whatACollectionKeptBesideALogCounts() throws Exception {
    write("a.txt", "BIOS-e820: [mem 0x0000000000000000-0x000000000009ffff] usable\n");
    write(
        "a.json",
        "{\"kernel\": \"6.1.0\", \"iommu\": [\"[ 1.0] DMAR: IOMMU enabled\"],"
            + " \"swiotlb\": {\"start\": \"0x66c00000\", \"end\": \"0x6ac00000\"}}");

    LogCase logged = LogCases.in(folder).get(0);

    assertThat(logged.file().log().messages())
        .contains("DMAR: IOMMU enabled")
        .anyMatch(m -> m.startsWith("Linux version 6.1.0 "));
    assertThat(new LoggedOutcome(logged.file().log()).hasPool()).contains(true);
  }

  @Test
  void aBrokenCompanionIsNamed() throws Exception {
    write("a.txt", RealLog.text());
    write("a.json", "{");

    assertThatThrownBy(() -> LogCases.in(folder))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("a.json: is no JSON");
  }
}

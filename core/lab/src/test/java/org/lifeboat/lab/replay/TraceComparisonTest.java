package org.lifeboat.lab.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lifeboat.lab.replay.TraceComparison.Result;

/** Where answers and expectation differ. */
class TraceComparisonTest {
  private static final String TRACE =
      """
      add 1000 100000
      alloc 1 1 0 0 -1
      dump
      alloc 1 1 0 0 -1
      handover
      """;
  private static final String EXPECTED =
      """
      at 1000
      memory 1000 100000 -1
      end
      at 2000
      block 1 0
      block 2 1
      end
      """;

  @TempDir private Path folder;

  private Result compare(String expected) throws IOException {
    Path file = Files.writeString(folder.resolve("x.expected"), expected);
    return compare(TRACE, file);
  }

  private Result compare(String trace, Path expected) throws IOException {
    Path file = Files.writeString(folder.resolve("x.trace"), trace);
    return TraceComparison.compare(
        new AllocatorReplay("plain", PlainAllocator::new), file, expected);
  }

  private List<String> differences(String expected) throws IOException {
    Result result = compare(expected);
    assertThat(result.differences()).isEqualTo(result.first().size());
    return result.first().stream().map(d -> d.toString().replace(folder + "/", "")).toList();
  }

  @Test
  void theSameBytesAgree() throws IOException {
    assertThat(compare(EXPECTED).agrees()).isTrue();
  }

  @Test
  void aDifferenceNamesOperationLineExpectedAndGot() throws IOException {
    assertThat(differences(EXPECTED.replace("at 2000", "at 3000")))
        .containsExactly(
            "x.trace:4: 'alloc 1 1 0 0 -1': expected 'at 3000' (line 4), got 'at 2000'");
  }

  @Test
  void anAnswerThatIsTooLongOrTooShortDoesNotSpoilThoseBehindIt() throws IOException {
    assertThat(differences(EXPECTED.replace("memory 1000 100000 -1\n", "")))
        .containsExactly("x.trace:3: 'dump': expected 'end' (line 2), got 'memory 1000 100000 -1'");
    assertThat(differences(EXPECTED.replaceFirst("end", "reserved 1 1 -1\nreserved 2 2 -1\nend")))
        .containsExactly("x.trace:3: 'dump': expected 'reserved 1 1 -1' (line 3), got 'end'");
  }

  @Test
  void whatIsMissingOrTooMuchAtTheEndIsADifference() throws IOException {
    assertThat(differences(EXPECTED.replace("block 2 1\nend\n", "")))
        .containsExactly("x.trace:5: 'handover': expected nothing more (line 5), got 'block 2 1'");
    assertThat(differences(EXPECTED + "at 0\n"))
        .containsExactly("x.trace: behind its end: expected 'at 0' (line 8), got nothing more");
  }

  @Test
  void byteForByteMeansLineEndsToo() throws IOException {
    assertThat(differences(EXPECTED.strip())).singleElement().asString().contains("no line feed");
    assertThat(differences(EXPECTED.replace("at 1000\n", "at 1000\r\n")))
        .singleElement()
        .asString()
        .contains("expected 'at 1000?'");
  }

  @Test
  void anEmptyOrBinaryExpectationIsNoAgreement() throws IOException {
    assertThat(compare("").differences()).isEqualTo(4);
    assertThat(compare("\0\u0001").differences()).isPositive();
  }

  @Test
  void ofManyDifferencesTheFirstAreKeptAndAllAreCounted() throws IOException {
    Path file = Files.writeString(folder.resolve("x.expected"), "at 1\n".repeat(1000));
    Result result = compare("add 1000 10000000\n" + "alloc 1 1 0 0 -1\n".repeat(1000), file);
    assertThat(result.differences()).isEqualTo(1000);
    assertThat(result.first()).hasSize(TraceComparison.MOST_KEPT);
  }

  @Test
  void anExpectationThatCannotBeReadIsNamed() {
    assertThatThrownBy(() -> compare(TRACE, folder))
        .isInstanceOf(TraceException.class)
        .hasMessageEndingWith("is a folder, not a file");
  }
}

package org.lifeboat.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lifeboat.lab.replay.TraceException;
import org.lifeboat.lab.replay.slots.SlotReplay;
import org.lifeboat.load.slots.SearchRule;

/**
 * Any text as a trace of maps and unmaps: each kernel's search answers it, twice the same, or what
 * is wrong with it is said. The input: which search, the text.
 */
final class SlotTraceFuzzTest {
  private static final Path NAME = Path.of("fuzzed.trace");

  /** A pool, a slot with a byte of it, or that there is none. */
  private static final String ANSWER =
      "pool slots \\p{XDigit}+ areas \\p{XDigit}+ start \\p{XDigit}+ max \\p{XDigit}+"
          + "|slot \\p{XDigit}+ \\p{XDigit}{1,3}|full|hang";

  @FuzzTest
  @DictionaryFile(resourcePath = "slot-trace.dict")
  void replay(byte[] data) {
    Input input = new Input(data);
    SearchRule rule = input.oneOf(List.of(SearchRule.values()));
    String text = input.text();
    List<String> answers = answers(rule, text);

    assertThat(answers).allMatch(line -> line.matches(ANSWER) || line.startsWith("fuzzed.trace:"));
    if (answers.contains("hang")) {
      assertThat(rule).isEqualTo(SearchRule.UNTIL_WRAP);
    }
    assertThat(answers(rule, text)).isEqualTo(answers);
  }

  /** Up to a mistake, which is the last. */
  private static List<String> answers(SearchRule rule, String text) {
    List<String> answers = new ArrayList<>();
    try {
      new SlotReplay(rule)
          .replay(
              NAME,
              new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)),
              answers::add);
    } catch (TraceException e) {
      assertThat(e.problems()).isNotEmpty();
      answers.add(e.getMessage());
    }
    return answers;
  }
}

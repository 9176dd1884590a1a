package org.lifeboat.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.firmware.consequence.Trials;
import org.lifeboat.firmware.consequence.Trials.Trial;
import org.lifeboat.firmware.decode.Table;
import org.lifeboat.firmware.decode.TableDecoder;
import org.lifeboat.firmware.decode.TableKind;
import org.lifeboat.firmware.judge.Finding;
import org.lifeboat.firmware.judge.Judge;

/**
 * Any bytes as a table: it is decoded, judged and tried, what is said of it points inside of it,
 * and no plugin fails. The input: which kind, the table.
 */
final class FirmwareFuzzTest {
  private static final Trials TRIALS =
      new Trials(
          Boots.LIFEBOAT,
          Boots.LIFEBOAT.reader().kernelIds().stream()
              .map(Boots.LIFEBOAT.reader()::kernel)
              .toList());

  @FuzzTest
  void judge(byte[] data) {
    Input input = new Input(data);
    TableKind kind = input.oneOf(List.of(TableKind.values()));
    Bytes content = input.rest();
    Table table = TableDecoder.decode(kind, content);

    for (Finding finding : Judge.judge(table)) {
      assertThat(finding.offset()).isBetween(0, Math.max(0, content.length() - 1));
      assertThat(finding.length()).isBetween(0, content.length() - finding.offset());
    }
    Trial trial = TRIALS.of(table);
    assertThat(trial.consequences()).allMatch(c -> c.failure().isEmpty());
    assertThat(TRIALS.of(table)).isEqualTo(trial);
  }
}

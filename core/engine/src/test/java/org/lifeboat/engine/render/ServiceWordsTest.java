package org.lifeboat.engine.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lifeboat.load.service.Service;
import org.lifeboat.load.service.Service.Tally;
import org.lifeboat.load.service.Service.WorkloadTally;
import org.lifeboat.load.slots.Refusal;

class ServiceWordsTest {
  private static String sentence(Service service) {
    return new ServiceWords(service).sentence();
  }

  private static Service of(Tally tally) {
    return new Service(
        0,
        tally,
        List.of(new WorkloadTally("it", tally)),
        0,
        0,
        0,
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void whereAllAreServedTheSentenceSaysHowMuchOfTheBufferThatTook() {
    assertThat(sentence(SampleServices.served()))
        .isEqualTo(
            "1,000 mappings of 2 workloads in 5.0 s: none fails; at most 2 MB of the bounce buffer"
                + " is in use at one time.");
    assertThat(sentence(SampleServices.grown(8 << 20))).endsWith("at one time; it grows by 8 MB.");
  }

  @Test
  void failuresHaveTheirMainReason() {
    assertThat(sentence(SampleServices.losing(100, 0)))
        .contains(": 10.0 % fail, as the bounce buffer is full; at most ");
    assertThat(sentence(SampleServices.losing(1, 4)))
        .contains(": 0.50 % fail, most as no free slots lie together where they may; ");
    assertThat(sentence(SampleServices.unreachable()))
        .endsWith(": 60.0 % fail, as no bounce buffer is within reach.");
  }

  @Test
  void aHangEndsTheStory() {
    assertThat(sentence(SampleServices.hanging()))
        .endsWith(
            ": none fails; then the kernel hangs: its search for room for 64 KB of 'card' never"
                + " ends.");
  }

  @Test
  void whatBouncesNowhereIsSaidToReachAll() {
    assertThat(sentence(of(new Tally(7, 0, 0, 0, Map.of(), 0))))
        .isEqualTo("7 mappings of 1 workload in 0.0 ms: all reach memory without a bounce buffer.");
  }

  @Test
  void aWorkloadHasItsShareAndItsReason() {
    ServiceWords full = new ServiceWords(SampleServices.losing(60, 3));
    WorkloadTally card = full.service().byWorkload().get(0);
    WorkloadTally disk = full.service().byWorkload().get(1);
    assertThat(full.failed(card)).isEqualTo(new Cell("10.5 %", Tone.BAD));
    assertThat(full.why(card)).isEqualTo("full");
    assertThat(ServiceWords.bounced(card.tally())).isEqualTo("89.5 %");
    assertThat(full.failed(disk)).isEqualTo(new Cell("0", Tone.PLAIN));
    assertThat(full.why(disk)).isEqualTo("reaches all of it");

    ServiceWords hang = new ServiceWords(SampleServices.hanging());
    assertThat(hang.failed(hang.service().byWorkload().get(0)).text()).isEqualTo("HANGS");
    assertThat(hang.failed(hang.service().byWorkload().get(1)).text()).isEqualTo("0");
    assertThat(hang.why(hang.service().byWorkload().get(0))).isEqualTo("the search never ends");

    ServiceWords none = new ServiceWords(SampleServices.unreachable());
    assertThat(none.why(none.service().byWorkload().get(0))).isEqualTo("no buffer within reach");
  }

  @Test
  void aWorkloadThatAsksNothingHasNoShare() {
    Tally nothing = new Tally(0, 0, 0, 0, Map.of(), 0);
    assertThat(ServiceWords.bounced(nothing)).isEmpty();
    assertThat(of(nothing).servesAll()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonHasWordsOfItsOwn(Refusal why) {
    Service service = of(new Tally(0, 0, 0, 0, Map.of(why, 1L), 0));
    assertThat(sentence(service)).containsPattern("100.0 % fail, as [a-z].*\\.$");
    assertThat(
            Arrays.stream(Refusal.values())
                .filter(w -> ServiceWords.refusal(w).equals(ServiceWords.refusal(why))))
        .containsExactly(why);
  }

  @Test
  void ofReasonsThatAreAsCommonTheMoreLastingOneCounts() {
    Tally tally =
        new Tally(0, 0, 0, 0, Map.of(Refusal.POOL_FULL, 2L, Refusal.LONGER_THAN_SEGMENT, 2L), 0);
    assertThat(ServiceWords.mostRefused(tally)).contains(Refusal.LONGER_THAN_SEGMENT);
  }
}

package org.lifeboat.lab.advise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.service.ServedBoot;
import org.lifeboat.lab.advise.Effect.Weight;
import org.lifeboat.load.service.Service;
import org.lifeboat.load.service.Service.Hang;
import org.lifeboat.load.service.Service.Tally;
import org.lifeboat.load.slots.Refusal;

final class ServiceEffectTest {
  private static final Optional<Hang> HANG = Optional.of(new Hang("disk", 4096, 0x800, 7, 9));
  private static final BootReport REPORT = new Reports().report();

  private static Service service(long failed, Optional<Hang> hang) {
    Tally tally = new Tally(0, 1000 - failed, 0, 0, Map.of(Refusal.POOL_FULL, failed), 0);
    return new Service(1, tally, List.of(), 0, 0, 0, Optional.empty(), hang);
  }

  private static Effect between(Service before, Service after) {
    return ServiceEffect.between(
        new ServedBoot(REPORT, Optional.of(before)),
        new ServedBoot(REPORT, Optional.of(after)),
        true);
  }

  @Test
  void theSameServiceIsNoEffect() {
    assertThat(between(service(10, Optional.empty()), service(10, Optional.empty())).isNothing())
        .isTrue();
  }

  @Test
  void lessThatFailsMends() {
    Effect effect = between(service(100, Optional.empty()), service(0, Optional.empty()));

    assertThat(effect.weight()).isEqualTo(Weight.MENDS);
    assertThat(effect.sentences())
        .containsExactly("nothing of what the devices ask fails, instead of 10.0 %");
  }

  @Test
  void moreThatFailsHarms() {
    Effect effect = between(service(0, Optional.empty()), service(100, Optional.empty()));

    assertThat(effect.weight()).isEqualTo(Weight.HARMS);
    assertThat(effect.sentences())
        .containsExactly("10.0 % of what the devices ask fails, instead of nothing");
  }

  @Test
  void aHangIsWorseThanAnyFailure() {
    Effect into = between(service(1000, Optional.empty()), service(0, HANG));
    Effect out = between(service(0, HANG), service(1000, Optional.empty()));

    assertThat(into.weight()).isEqualTo(Weight.HARMS);
    assertThat(into.sentences()).containsExactly("the kernel hangs under what the devices ask");
    assertThat(out.weight()).isEqualTo(Weight.MENDS);
    assertThat(out.sentences())
        .containsExactly("100.0 % of what the devices ask fails, where the kernel hangs");
  }

  @Test
  void whereNothingIsAskedTheBootsAloneCount() {
    Effect effect =
        ServiceEffect.between(
            new ServedBoot(REPORT, Optional.of(service(0, Optional.empty()))),
            ServedBoot.idle(REPORT),
            true);

    assertThat(effect.isNothing()).isTrue();
    assertThat(ServiceEffect.servesAll(Optional.empty())).isTrue();
    assertThat(ServiceEffect.servesAll(Optional.of(service(1, Optional.empty())))).isFalse();
    assertThat(ServiceEffect.servesAll(Optional.of(service(0, HANG)))).isFalse();
  }
}

package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.engine.config.MachineBuilder;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.load.service.Scenario;
import org.lifeboat.load.service.Service;
import org.lifeboat.load.slots.Refusal;

/** Boots with a load on what they left, from a machine to a service. */
final class ServeTest {
  private static final Scenario.Limits LIMITS = new Scenario.Limits(10_000_000_000L, 20_000);
  private static final String CARD = "0000:00:02.0";

  /** A machine with memory above 4 GB and a card that does not reach there, or does. */
  private static BootPlan plan(int maskBits, String deviceClass, String kernel, String policy) {
    MachineBuilder machine =
        MachineBuilder.of("loaded")
            .ram(0x1000, 0x9e000)
            .ram(1 << 20, 2047L << 20)
            .ram(1L << 32, 2L << 30)
            .function(CARD, 0x8086, 0x100e, 0x020000, maskBits)
            .workload(CARD, deviceClass);
    return Shipped.LIFEBOAT
        .reader()
        .plan(machine)
        .kernel(kernel)
        .policy(policy, "")
        .seed(3)
        .build();
  }

  private static Optional<Service> serve(BootPlan plan) {
    return Shipped.LIFEBOAT.serve(plan, Shipped.LIFEBOAT.summarize(plan), LIMITS);
  }

  private static Service.Tally total(int maskBits, String policy) {
    return serve(plan(maskBits, "nic-receive", "linux-6.12", policy)).orElseThrow().total();
  }

  @Test
  void aPoolServesALimitedDeviceAndNoOther() {
    assertThat(total(32, "deferred-init").failed()).isZero();
    assertThat(total(32, "deferred-init").bounced()).isPositive();
    assertThat(total(64, "deferred-init").bounced()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"32, true", "64, false"})
  void withoutAPoolWhatIsOutOfReachFails(int maskBits, boolean fails) {
    Service.Tally total =
        serve(
                plan(maskBits, "nic-receive", "linux-6.12", "deferred-init")
                    .withCommandLine(CommandLine.parse("swiotlb=noforce")))
            .orElseThrow()
            .total();

    assertThat(total.bounced()).isZero();
    assertThat(total.direct()).isPositive();
    assertThat(total.unreachable() > 0).isEqualTo(fails);
  }

  @Test
  void theSamePlanHasTheSameService() {
    BootPlan plan = plan(32, "nic-transmit", "linux-6.12", "dynamic-pool");

    assertThat(serve(plan)).isPresent().isEqualTo(serve(plan));
    assertThat(serve(plan.withSeed(4))).isNotEqualTo(serve(plan));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nic-receive", "nic-transmit", "wifi-receive", "wifi-transmit", "nvme", "ahci",
        "usb-storage", "usb-camera", "sound", "gpu-upload", "virtio-net", "virtio-block"
      })
  void thePoolOfAHealthyKernelHasRoomForAnyOneClassOfDevices(String deviceClass) {
    Service service = serve(plan(32, deviceClass, "linux-6.12", "deferred-init")).orElseThrow();

    assertThat(service.hang()).isEmpty();
    assertThat(service.total().bounced()).isPositive();
    assertThat(service.total().refused().keySet()).isSubsetOf(Refusal.LONGER_THAN_SEGMENT);
  }

  @Test
  void whatIsLongerThanASegmentNeverFindsRoom() {
    assertThat(
            serve(plan(32, "gpu-upload", "linux-6.12", "deferred-init"))
                .orElseThrow()
                .total()
                .refused())
        .containsKey(Refusal.LONGER_THAN_SEGMENT);
  }

  @Test
  void withoutWorkloadsNobodyIsServed() {
    BootPlan plan = plan(32, "nvme", "linux-6.12", "deferred-init");
    BootPlan idle = plan.withMachine(plan.machine().withWorkloads(List.of()));

    assertThat(serve(idle)).isEmpty();
  }
}

package org.lifeboat.lab.advise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lifeboat.engine.report.BootReport.Reach;
import org.lifeboat.lab.advise.Effect.Weight;

final class EffectsTest {
  private static Effect between(Reports base, Reports other) {
    return Effects.between(base.report(), other.report(), true);
  }

  private static void assertEffect(Effect effect, Weight weight, String... sentences) {
    assertThat(effect.sentences()).containsExactly(sentences);
    assertThat(effect.weight()).isEqualTo(weight);
  }

  @Test
  void theSameBootIsNothing() {
    Reports reports = new Reports().pool(64).device("card", Reach.BOUNCED);

    assertThat(between(reports, reports).isNothing()).isTrue();
  }

  @Test
  void hardwareThatWorksAgainMends() {
    assertEffect(
        between(
            new Reports().fails().pool(64).device("card", Reach.BOUNCED),
            new Reports().works().pool(64).device("card", Reach.TRANSLATED)),
        Weight.MENDS,
        "intel-vtd works",
        "no device bounces");
  }

  @Test
  void hardwareThatWasOnlyOffProtects() {
    assertEffect(
        between(
            new Reports().pool(64).device("disk", Reach.DIRECT),
            new Reports().works().pool(64).device("disk", Reach.TRANSLATED)),
        Weight.PROTECTS,
        "intel-vtd works");
  }

  @Test
  void devicesThatLiveAgainMend() {
    assertEffect(
        between(
            new Reports().device("card", Reach.UNREACHABLE),
            new Reports().pool(64).device("card", Reach.BOUNCED)),
        Weight.MENDS,
        "all devices live",
        "1 device bounces: card (00:01.0)",
        "a bounce buffer of 64 MB stands ready",
        "64 MB more are held");
  }

  @Test
  void memoryIsSavedOnlyWhereNobodyDies() {
    assertEffect(
        between(
            new Reports().pool(64).device("disk", Reach.DIRECT),
            new Reports().device("disk", Reach.DIRECT)),
        Weight.SAVES,
        "no bounce buffer is left",
        "64 MB more are free");
    assertEffect(
        between(
            new Reports().pool(64).device("card", Reach.BOUNCED),
            new Reports().device("card", Reach.UNREACHABLE)),
        Weight.HARMS,
        "1 device can no longer work: card (00:01.0)",
        "no bounce buffer is left",
        "64 MB more are free");
  }

  @Test
  void aLargerPoolCosts() {
    assertEffect(
        between(new Reports().pool(64), new Reports().pool(128)),
        Weight.COSTS,
        "the bounce buffer has 128 MB instead of 64 MB",
        "64 MB more are held");
  }

  @Test
  void translationThatEndsExposesEvenWhereItSavesMemory() {
    assertEffect(
        between(
            new Reports().works().pool(64).device("disk", Reach.TRANSLATED),
            new Reports().device("disk", Reach.DIRECT)),
        Weight.EXPOSES,
        "intel-vtd is off",
        "no bounce buffer is left",
        "64 MB more are free");
    assertEffect(
        between(
            new Reports().works().device("disk", Reach.TRANSLATED),
            new Reports().passesThrough().device("disk", Reach.DIRECT)),
        Weight.EXPOSES,
        "intel-vtd passes all addresses through (it translated for 1 device)");
  }

  @Test
  void aPanicHarmsAndItsAbsenceMends() {
    assertEffect(
        between(new Reports(), new Reports().panics()), Weight.HARMS, "the machine stops: no more");
    assertEffect(
        between(new Reports().panics(), new Reports().works()),
        Weight.MENDS,
        "the machine starts: intel-vtd works");
    assertThat(between(new Reports().panics(), new Reports().panics()).isNothing()).isTrue();
  }

  @Test
  void hardwareThatFailsWhereItWasOffIsSaidWithItsCause() {
    assertEffect(
        between(new Reports().pool(64), new Reports().fails().pool(64)),
        Weight.SHIFTS,
        "intel-vtd fails: It is broken");
  }

  @Test
  void whereDevicesAreNotKnownNoneIsNamed() {
    Effect effect =
        Effects.between(
            new Reports().pool(64).device("x", Reach.BOUNCED).report(),
            new Reports().device("x", Reach.UNREACHABLE).report(),
            false);

    assertEffect(
        effect,
        Weight.HARMS,
        "a device of 32 bits could not work",
        "no bounce buffer is left",
        "64 MB more are free");
  }
}

package org.lifeboat.plugin.intelvtd.linux61;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.plugin.intelvtd.kernel.OptionGrammar;
import org.lifeboat.plugin.intelvtd.kernel.OptionGrammar.Word;
import org.lifeboat.plugin.intelvtd.kernel.Switches;

/**
 * The words of {@code intel_iommu=} (drivers/iommu/intel/iommu.c:intel_iommu_setup, with Debian's
 * for integrated graphics).
 */
final class OptionWords {
  static final OptionGrammar GRAMMAR =
      new OptionGrammar(
          List.of(
              Word.of(
                  "on",
                  "DMAR: IOMMU enabled",
                  s -> s.enabled().withIntegratedGraphicsIdentity(false)),
              Word.of("off", "DMAR: IOMMU disabled", Switches::disabledByUser),
              Word.of("igfx_off", "DMAR: Disable GFX device mapping", Switches::withoutGraphics),
              Word.of(
                  "intgpu_off",
                  "DMAR: Disable integrated GPU device mapping",
                  s -> s.withIntegratedGraphicsIdentity(true)),
              new Word(
                  "forcedac",
                  Severity.WARNING,
                  "DMAR: intel_iommu=forcedac deprecated; use iommu.forcedac instead",
                  UnaryOperator.identity()),
              new Word(
                  "strict",
                  Severity.WARNING,
                  "DMAR: intel_iommu=strict deprecated; use iommu.strict=1 instead",
                  Switches::strictly),
              Word.of("sp_off", "DMAR: Disable supported super page", UnaryOperator.identity()),
              Word.of(
                  "sm_on",
                  "DMAR: Enable scalable mode if hardware supports",
                  s -> s.withScalableMode(true)),
              Word.of(
                  "sm_off", "DMAR: Scalable mode is disallowed", s -> s.withScalableMode(false)),
              Word.of(
                  "tboot_noforce",
                  "DMAR: Intel-IOMMU: not forcing on after tboot. This could expose security risk"
                      + " for tboot",
                  Switches::ignoringMeasuredLaunch)),
          Optional.of("DMAR: Unknown option - '%s'"));

  private OptionWords() {}
}

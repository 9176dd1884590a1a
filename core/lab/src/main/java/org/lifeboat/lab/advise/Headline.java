package org.lifeboat.lab.advise;

import java.util.Optional;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.engine.render.Outcome;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.Reach;
import org.lifeboat.lab.advise.Effect.Weight;

/**
 * What to do, in a sentence: it follows from how the machine fares and from the best option.
 *
 * @param advice of which it is the first line
 */
record Headline(Advice advice) {
  String sentence() {
    if (advice.evidence().filter(e -> !e.agrees()).isPresent()) {
      return "But the log shows otherwise: do not rely on this page.";
    }
    BootReport base = advice.base();
    Optional<Option> best = advice.options().stream().findFirst();
    boolean served = ServiceEffect.servesAll(advice.service());
    boolean well = new Outcome(base).allAlive();
    Optional<Option> mends = best.filter(o -> o.effect().weight() == Weight.MENDS);
    if (mends.isPresent()) {
      return (well && served ? "What would bring the IOMMU back: " : "What mends it: ")
          + said(mends.get());
    }
    if (!well || !served) {
      return "Nothing that was tried mends it.";
    }
    return state() + best.filter(this::isAdvisable).map(o -> " One could: " + said(o)).orElse("");
  }

  private String state() {
    if (advice.notes().stream().anyMatch(n -> !n.kind().isRemark())) {
      return "The log tells of trouble all the same, see below.";
    }
    if (new EndlessSearch(advice).sentence().isPresent()) {
      return "It works, but it can hang, see below.";
    }
    return advice.base().hardware().failedAt().isPresent()
        ? "Nothing that was tried brings the IOMMU back, and nothing need."
        : "Nothing need be done.";
  }

  /** To do with less of a bounce buffer is nothing to advise where somebody needs it, or may. */
  private boolean isAdvisable(Option option) {
    boolean unneeded =
        advice.devicesAreSure()
            && advice.plan().machine().functions().stream().noneMatch(PciFunction::externalFacing)
            && advice.base().devices().stream().noneMatch(d -> d.reach() == Reach.BOUNCED);
    Weight weight = option.effect().weight();
    return weight == Weight.PROTECTS || (weight == Weight.SAVES && unneeded);
  }

  private static String said(Option option) {
    return option.labels().get(0) + " (" + String.join("; ", option.effect().sentences()) + ").";
  }
}

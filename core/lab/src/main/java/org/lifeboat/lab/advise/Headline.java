package org.lifeboat.lab.advise;

import java.util.List;
import java.util.Optional;
import org.lifeboat.engine.render.Outcome;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.evidence.log.LoggedNote;
import org.lifeboat.lab.advise.Effect.Weight;

/**
 * What to do, in a sentence: it follows from how the machine fares and from the best option.
 *
 * @param advice of which it is the first line
 */
record Headline(Advice advice) {
  String sentence() {
    BootReport base = advice.base();
    Optional<Option> best = advice.options().stream().findFirst();
    boolean well = new Outcome(base).allAlive();
    Optional<Option> mends = best.filter(o -> o.effect().weight() == Weight.MENDS);
    if (mends.isPresent()) {
      return (well ? "What would bring the IOMMU back: " : "What mends it: ") + said(mends.get());
    }
    if (!well) {
      return "Nothing that was tried mends it.";
    }
    List<LoggedNote> trouble = advice.notes().stream().filter(n -> !n.kind().isRemark()).toList();
    return (trouble.isEmpty()
            ? "Nothing need be done."
            : "The log tells of trouble all the same, see below.")
        + best.filter(this::isAdvisable).map(o -> " One could: " + said(o)).orElse("");
  }

  /** To go without a bounce buffer is nothing to advise where nobody knows who needs it. */
  private boolean isAdvisable(Option option) {
    Weight weight = option.effect().weight();
    return weight == Weight.PROTECTS || (weight == Weight.SAVES && advice.devicesAreSure());
  }

  private static String said(Option option) {
    return option.labels().get(0) + " (" + String.join("; ", option.effect().sentences()) + ").";
  }
}

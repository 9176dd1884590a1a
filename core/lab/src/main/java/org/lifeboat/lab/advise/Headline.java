package org.lifeboat.lab.advise;

import java.util.Optional;
import org.lifeboat.engine.render.Outcome;
import org.lifeboat.engine.report.BootReport;
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
      return (well ? "Nothing is dead; what would mend it: " : "What mends it: ")
          + said(mends.get());
    }
    if (!well) {
      return "Nothing that was tried mends it.";
    }
    return "Nothing need be done."
        + best.filter(o -> o.effect().weight().compareTo(Weight.SAVES) <= 0)
            .map(o -> " What one could do: " + said(o))
            .orElse("");
  }

  private static String said(Option option) {
    return option.labels().get(0) + " (" + String.join("; ", option.effect().sentences()) + ").";
  }
}

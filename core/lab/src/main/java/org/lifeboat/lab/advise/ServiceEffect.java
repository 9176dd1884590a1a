package org.lifeboat.lab.advise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lifeboat.engine.render.Amounts;
import org.lifeboat.engine.service.ServedBoot;
import org.lifeboat.lab.advise.Effect.Weight;
import org.lifeboat.load.service.Service;

/** How differently what a machine's devices ask is served, where it is known what they ask. */
final class ServiceEffect {
  /** A difference in shares that is worth a word. */
  private static final double WORTH_A_WORD = 1e-4;

  private ServiceEffect() {}

  /** How {@code other} differs from {@code base}: the boots, and what comes of the load on each. */
  static Effect between(ServedBoot base, ServedBoot other, boolean known) {
    Effect effect = Effects.between(base.report(), other.report(), known);
    return base.service()
        .flatMap(before -> other.service().map(after -> with(effect, before, after)))
        .orElse(effect);
  }

  private static Effect with(Effect effect, Service before, Service after) {
    double more = share(after) - share(before);
    if (Math.abs(more) < WORTH_A_WORD) {
      return effect;
    }
    List<String> sentences = new ArrayList<>(effect.sentences());
    sentences.add(sentence(before, after));
    Weight weight = effect.weight();
    if (more > 0) {
      weight = Weight.HARMS;
    } else if (weight.compareTo(Weight.EXPOSES) < 0) {
      weight = Weight.MENDS;
    }
    return new Effect(weight, effect.savedBytes(), sentences);
  }

  /** What fails; a machine that hangs is worse than one that fails in all. */
  private static double share(Service service) {
    return service.hang().isPresent() ? 2 : service.total().failedShare();
  }

  private static String sentence(Service before, Service after) {
    if (after.hang().isPresent()) {
      return "the kernel hangs under what the devices ask";
    }
    String fail = failing(after) + " of what the devices ask fails";
    return fail
        + (before.hang().isPresent()
            ? ", where the kernel hangs"
            : ", instead of " + failing(before));
  }

  private static String failing(Service service) {
    return service.total().failed() == 0 ? "nothing" : Amounts.percent(share(service));
  }

  /** Whether all is served, as far as it is known what is asked. */
  static boolean servesAll(Optional<Service> service) {
    return service.map(s -> share(s) < WORTH_A_WORD).orElse(true);
  }
}

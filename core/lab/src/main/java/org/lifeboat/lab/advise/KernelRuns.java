package org.lifeboat.lab.advise;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lifeboat.engine.config.ConfigException;
import org.lifeboat.engine.config.PlanRequest;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.render.Outcome;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.service.ServedBoot;
import org.lifeboat.lab.advise.Effect.Weight;
import org.lifeboat.lab.advise.Option.Kind;

/** Boots a machine under each kernel, and finds where it matters which one it is. */
final class KernelRuns {
  /** Profiles of released versions; others are variants that nobody can install. */
  private static final Pattern RELEASED = Pattern.compile("linux-\\d+(?:\\.\\d+)*");

  private final Boots boots;
  private final PlanRequest request;
  private final ServedBoot served;
  private final BootReport base;
  private final boolean known;

  KernelRuns(Boots boots, PlanRequest request, ServedBoot served, boolean known) {
    this.boots = boots;
    this.request = request;
    this.served = served;
    this.base = served.report();
    this.known = known;
  }

  /**
   * Kernels one after another that all do the same.
   *
   * @param first the first of them, in the order in which they were tried
   * @param last the last
   * @param effect what they do otherwise than the machine's own
   */
  private record Run(String first, String last, Effect effect) {
    String label() {
      String from = version(first);
      return "Linux " + (first.equals(last) ? from : from + " to " + version(last));
    }

    private static String version(String id) {
      return id.substring("linux-".length());
    }
  }

  /**
   * The newest kernels, also where they change nothing; the nearest newer ones that change
   * something; and the nearest older one that does better.
   */
  List<Option> options() {
    List<String> ids =
        boots.lifeboat().reader().kernelIds().stream()
            .filter(id -> RELEASED.matcher(id).matches())
            .toList();
    int own = ids.indexOf(base.kernel());
    if (own < 0) {
      return List.of();
    }
    List<Option> options = new ArrayList<>();
    List<Run> newer = runs(ids.subList(own + 1, ids.size()));
    newer.stream().reduce((one, next) -> next).ifPresent(r -> add(options, r));
    newer.stream().filter(r -> !r.effect().isNothing()).findFirst().ifPresent(r -> add(options, r));
    if (isToMend()) {
      better(ids.subList(0, own)).ifPresent(r -> add(options, r));
    }
    return options;
  }

  private boolean isToMend() {
    return base.hardware().failedAt().isPresent()
        || !new Outcome(base).allAlive()
        || !ServiceEffect.servesAll(served.service());
  }

  /** The nearest of these older kernels that mends something. */
  private Optional<Run> better(List<String> ids) {
    List<String> nearestFirst = new ArrayList<>(ids);
    Collections.reverse(nearestFirst);
    return runs(nearestFirst).stream()
        .filter(r -> r.effect().weight() == Weight.MENDS)
        .findFirst()
        .map(r -> new Run(r.first(), r.first(), r.effect()));
  }

  private static void add(List<Option> options, Run run) {
    Option option = new Option(Kind.KERNEL, List.of(run.label()), run.effect());
    if (!options.contains(option)) {
      options.add(option);
    }
  }

  private List<Run> runs(List<String> ids) {
    List<Run> runs = new ArrayList<>();
    for (String id : ids) {
      Optional<Effect> effect = effect(id);
      if (effect.isEmpty()) {
        continue;
      }
      int last = runs.size() - 1;
      if (last >= 0 && same(runs.get(last).effect(), effect.get())) {
        runs.set(last, new Run(runs.get(last).first(), id, runs.get(last).effect()));
      } else {
        runs.add(new Run(id, id, effect.get()));
      }
    }
    return runs;
  }

  private static boolean same(Effect one, Effect other) {
    return one.weight() == other.weight() && one.sentences().equals(other.sentences());
  }

  /** Empty where the plan says something that this kernel cannot be told. */
  private Optional<Effect> effect(String kernel) {
    try {
      BootPlan plan = boots.lifeboat().reader().read(request.withKernel(kernel));
      return Optional.of(ServiceEffect.between(served, boots.of(plan), known));
    } catch (ConfigException notForThisKernel) {
      return Optional.empty();
    }
  }
}

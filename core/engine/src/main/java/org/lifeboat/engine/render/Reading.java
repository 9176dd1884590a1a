package org.lifeboat.engine.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lifeboat.engine.report.BootReport;

/** What a comparison says, in a few sentences computed from its reports. */
record Reading(Comparison comparison) {
  private static final int NAMED_DEVICES = 3;

  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    sentences.add(survivors());
    cheapest(sentences);
    kernelsOwn(sentences);
    deaths(sentences);
    stops(sentences);
    return sentences;
  }

  private List<Outcome> winners() {
    return comparison.outcomes().stream().filter(Outcome::allAlive).toList();
  }

  private String survivors() {
    List<Outcome> winners = winners();
    int devices = comparison.deviceCount();
    if (!winners.isEmpty()) {
      String who =
          devices == 0
              ? "The machine runs"
              : devices == 1 ? "The one device lives" : "All " + devices + " devices live";
      return who + " under " + policies(winners) + ".";
    }
    List<Outcome> completed =
        comparison.outcomes().stream().filter(o -> o.report().completed()).toList();
    if (completed.isEmpty()) {
      return "No policy brings this machine up.";
    }
    long most = completed.stream().mapToLong(Outcome::alive).max().orElse(0);
    List<Outcome> best = completed.stream().filter(o -> o.alive() == most).toList();
    return "No policy keeps all "
        + devices
        + " devices alive; most live under "
        + policies(best)
        + ": "
        + most
        + ".";
  }

  private String policies(List<Outcome> outcomes) {
    if (outcomes.size() == comparison.reports().size() && outcomes.size() > 1) {
      return outcomes.size() == 2 ? "both policies" : "every policy";
    }
    return Words.list(outcomes.stream().map(o -> o.report().policy()).toList());
  }

  /**
   * The cheapest policy that keeps all alive, and what its cheapness buys: a small buffer serves
   * fewer mappings at a time.
   */
  private void cheapest(List<String> sentences) {
    List<Outcome> winners = winners();
    if (winners.size() < 2) {
      return;
    }
    long least = winners.stream().mapToLong(Outcome::costBytes).min().orElse(0);
    List<Outcome> cheapest = winners.stream().filter(o -> o.costBytes() == least).toList();
    if (cheapest.size() == winners.size()) {
      sentences.add("They cost the same: " + price(least) + ".");
      return;
    }
    String sentence = "Cheapest of these: " + policies(cheapest) + ", for " + price(least);
    Outcome largest =
        winners.stream().max(Comparator.comparingLong(Reading::poolBytes)).orElseThrow();
    long small = poolBytes(cheapest.get(0));
    boolean smaller = small > 0 && small < poolBytes(largest);
    sentences.add(
        sentence
            + (smaller
                ? "; but its buffer is "
                    + Sizes.human(small)
                    + ", against "
                    + Sizes.human(poolBytes(largest))
                    + " under "
                    + largest.report().policy()
                : "")
            + ".");
  }

  private void kernelsOwn(List<String> sentences) {
    long least = winners().stream().mapToLong(Outcome::costBytes).min().orElse(0);
    for (Outcome own : winners()) {
      if (comparison.isOwn(own.report()) && own.costBytes() > least) {
        sentences.add(
            own.report().kernel()
                + " itself does as "
                + own.report().policy()
                + ", for "
                + price(own.costBytes())
                + ".");
      }
    }
  }

  private static long poolBytes(Outcome outcome) {
    return outcome.report().pool().map(p -> p.range().bytes()).orElse(0L);
  }

  private static String price(long bytes) {
    return bytes == 0 ? "no memory at all" : Sizes.human(bytes) + " of memory";
  }

  private void deaths(List<String> sentences) {
    Map<List<String>, List<String>> policiesByDead = new LinkedHashMap<>();
    for (Outcome outcome : comparison.outcomes()) {
      List<String> dead = outcome.dead().stream().map(Devices::named).toList();
      if (!dead.isEmpty()) {
        policiesByDead.computeIfAbsent(dead, d -> new ArrayList<>()).add(outcome.report().policy());
      }
    }
    policiesByDead.forEach(
        (dead, policies) ->
            sentences.add(
                "Dead under "
                    + Words.list(policies)
                    + ": "
                    + Words.list(dead, NAMED_DEVICES)
                    + "."));
  }

  private void stops(List<String> sentences) {
    List<String> stopped =
        comparison.reports().stream()
            .filter(r -> r.panic().isPresent())
            .map(BootReport::policy)
            .collect(Collectors.toList());
    boolean others = comparison.reports().stream().anyMatch(BootReport::completed);
    if (!stopped.isEmpty() && others) {
      sentences.add(
          Words.list(stopped)
              + (stopped.size() == 1 ? " stops" : " stop")
              + " a machine that runs under others.");
    }
  }
}

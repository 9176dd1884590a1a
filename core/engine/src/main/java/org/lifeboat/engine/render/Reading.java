package org.lifeboat.engine.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lifeboat.engine.render.Comparison.Boot;

/** What a comparison says, in a few sentences computed from its reports. */
record Reading(Comparison comparison) {
  private static final int NAMED_DEVICES = 3;

  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    switch (comparison.axis()) {
      case POLICY -> {
        sentences.add(survivors());
        if (comparison.isLoaded()) {
          sentences.addAll(new LoadReading(comparison).sentences());
        } else {
          cheapest().ifPresent(sentences::add);
        }
        kernelsOwn().ifPresent(sentences::add);
        deaths(sentences);
        stops().ifPresent(sentences::add);
      }
      case KERNEL -> {
        stories(sentences);
        sentences.addAll(new LoadReading(comparison).sentences());
        deaths(sentences);
      }
    }
    return sentences;
  }

  private String survivors() {
    List<Boot> winners = comparison.winners();
    int devices = comparison.deviceCount();
    if (!winners.isEmpty()) {
      String who =
          devices == 0
              ? "The machine runs"
              : devices == 1 ? "The one device lives" : "All " + devices + " devices live";
      return who + " under " + comparison.names(winners) + ".";
    }
    List<Boot> completed = comparison.completed();
    if (completed.isEmpty()) {
      return "No policy brings this machine up.";
    }
    long most = completed.stream().mapToLong(b -> b.outcome().alive()).max().orElse(0);
    List<Boot> best = completed.stream().filter(b -> b.outcome().alive() == most).toList();
    return "No policy keeps all "
        + devices
        + " devices alive; most live under "
        + comparison.names(best)
        + ": "
        + most
        + ".";
  }

  /**
   * The cheapest policy that keeps all alive, and what its cheapness buys: a small buffer serves
   * fewer mappings at a time.
   */
  private Optional<String> cheapest() {
    List<Boot> winners = comparison.winners();
    if (winners.size() < 2) {
      return Optional.empty();
    }
    List<Boot> cheapest = Comparison.cheapest(winners);
    long least = cheapest.get(0).costBytes();
    if (cheapest.size() == winners.size()) {
      return Optional.of("They cost the same: " + price(least) + ".");
    }
    String sentence = "Cheapest of these: " + comparison.names(cheapest) + ", for " + price(least);
    Boot largest = winners.stream().max(Comparator.comparingLong(Boot::poolBytes)).orElseThrow();
    long small = cheapest.get(0).poolBytes();
    boolean smaller = small > 0 && small < largest.poolBytes();
    return Optional.of(
        sentence
            + (smaller
                ? "; but its buffer is "
                    + Sizes.human(small)
                    + ", against "
                    + Sizes.human(largest.poolBytes())
                    + " under "
                    + largest.name()
                : "")
            + ".");
  }

  private Optional<String> kernelsOwn() {
    List<Boot> serving = new LoadReading(comparison).serving();
    List<Boot> winners = serving.isEmpty() ? comparison.winners() : serving;
    List<Boot> cheapest = Comparison.cheapest(winners);
    return winners.stream()
        .filter(b -> b.ownPolicy() && !cheapest.contains(b))
        .findFirst()
        .map(
            own ->
                own.report().kernel()
                    + " itself does as "
                    + own.name()
                    + ", for "
                    + price(own.costBytes())
                    + ".");
  }

  static String price(long bytes) {
    return bytes == 0 ? "no memory at all" : Sizes.human(bytes) + " of memory";
  }

  /** Each boot's story; boots of one story share a sentence. */
  private void stories(List<String> sentences) {
    Map<String, List<String>> namesByStory = new LinkedHashMap<>();
    for (Boot boot : comparison.boots()) {
      String story = new Story(boot.outcome()).text();
      namesByStory.computeIfAbsent(story, s -> new ArrayList<>()).add(boot.name());
    }
    namesByStory.forEach(
        (story, names) -> sentences.add("Under " + Words.list(names) + ", " + story + "."));
  }

  private void deaths(List<String> sentences) {
    Map<List<String>, List<String>> namesByDead = new LinkedHashMap<>();
    for (Boot boot : comparison.boots()) {
      List<String> dead = boot.outcome().dead().stream().map(Devices::named).toList();
      if (!dead.isEmpty()) {
        namesByDead.computeIfAbsent(dead, d -> new ArrayList<>()).add(boot.name());
      }
    }
    namesByDead.forEach(
        (dead, names) ->
            sentences.add(
                "Dead under " + Words.list(names) + ": " + Words.list(dead, NAMED_DEVICES) + "."));
  }

  private Optional<String> stops() {
    List<String> stopped =
        comparison.boots().stream()
            .filter(b -> b.report().panic().isPresent())
            .map(Boot::name)
            .toList();
    return stopped.isEmpty() || comparison.completed().isEmpty()
        ? Optional.empty()
        : Optional.of(
            Words.list(stopped)
                + (stopped.size() == 1 ? " stops" : " stop")
                + " a machine that runs under others.");
  }
}

package org.lifeboat.engine.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lifeboat.engine.render.Comparison.Axis;
import org.lifeboat.engine.render.Comparison.Boot;

/** What a comparison says about load, in a few sentences; none where no boot had one. */
record LoadReading(Comparison comparison) {
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    List<Boot> serving = serving();
    if (!serving.isEmpty()) {
      sentences.add("Every mapping is served under " + whom(serving) + price(serving));
    } else if (comparison.axis() == Axis.POLICY) {
      fewest(sentences);
    }
    failures(sentences);
    hangs(sentences);
    return sentences;
  }

  /** The boots that keep every device alive and lose no mapping. */
  List<Boot> serving() {
    return comparison.winners().stream().filter(Boot::servesAll).toList();
  }

  /** The sentence before this one names the winners of a comparison of policies. */
  private String whom(List<Boot> serving) {
    boolean named = comparison.axis() == Axis.POLICY && serving.size() > 1;
    return named && serving.size() == comparison.winners().size()
        ? "each of these"
        : comparison.names(serving);
  }

  private String price(List<Boot> serving) {
    if (comparison.axis() != Axis.POLICY) {
      return ".";
    }
    List<Boot> cheapest = Comparison.cheapest(serving);
    String price = Reading.price(cheapest.get(0).costBytes());
    return cheapest.size() == serving.size()
        ? ", for " + price + "."
        : "; cheapest: " + comparison.names(cheapest) + ", for " + price + ".";
  }

  private void fewest(List<String> sentences) {
    List<Boot> lossy =
        comparison.winners().stream().filter(b -> b.service().isPresent() && !b.hangs()).toList();
    if (lossy.isEmpty()) {
      return;
    }
    double least = lossy.stream().mapToDouble(Boot::failedShare).min().orElseThrow();
    List<Boot> best =
        Comparison.cheapest(lossy.stream().filter(b -> b.failedShare() == least).toList());
    sentences.add(
        "No policy serves every mapping; fewest fail under "
            + comparison.names(best)
            + ", for "
            + Reading.price(best.get(0).costBytes())
            + ".");
  }

  private void failures(List<String> sentences) {
    Map<String, List<Boot>> bootsByShare = new LinkedHashMap<>();
    comparison.boots().stream()
        .filter(b -> b.failedShare() > 0 && !b.hangs())
        .sorted(Comparator.comparingDouble(Boot::failedShare))
        .forEach(
            b ->
                bootsByShare
                    .computeIfAbsent(Amounts.percent(b.failedShare()), s -> new ArrayList<>())
                    .add(b));
    if (!bootsByShare.isEmpty()) {
      List<String> parts = new ArrayList<>();
      bootsByShare.forEach(
          (share, boots) -> parts.add(share + " under " + comparison.names(boots)));
      sentences.add("Mappings fail: " + String.join("; ", parts) + ".");
    }
  }

  private void hangs(List<String> sentences) {
    List<Boot> hanging = comparison.boots().stream().filter(Boot::hangs).toList();
    if (!hanging.isEmpty()) {
      sentences.add(
          "The kernel hangs under "
              + comparison.names(hanging)
              + ": a search for room in the bounce buffer never ends.");
    }
  }
}

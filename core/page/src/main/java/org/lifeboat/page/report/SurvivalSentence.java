package org.lifeboat.page.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lifeboat.experiment.row.Column;

/** What there is to say of any results: how many boots survive, and at what cost. */
final class SurvivalSentence {
  private static final String ASKER = "the answer";
  private static final int NAMED = 8;

  private final Rows rows;

  SurvivalSentence(Rows rows) {
    this.rows = rows;
  }

  /** How a policy fared: its boots, those that survive, and what they cost in all. */
  private record Fared(String policy, long boots, long survived, @Nullable BigInteger cost) {
    BigDecimal share() {
      return Numbers.mean(BigInteger.valueOf(survived), boots);
    }

    boolean savesAll() {
      return survived == boots;
    }

    BigDecimal meanCost() {
      return cost == null ? BigDecimal.ZERO : Numbers.mean(cost, boots);
    }
  }

  String text() {
    String all = Numbers.count(rows.size()) + (rows.size() == 1 ? " boot" : " boots");
    Optional<Column> survived = rows.find(Usual.SURVIVED);
    if (survived.isEmpty() || rows.size() == 0) {
      return "There " + (rows.size() == 1 ? "is " : "are ") + all + ".";
    }
    List<Fared> policies =
        rows.find(Usual.POLICY).filter(rows::varies).map(this::byPolicy).orElse(List.of());
    if (policies.isEmpty()) {
      Fared any = fared("", "").get(0);
      return "Of " + all + ", " + share(any) + (any.survived() == 1 ? " survives." : " survive.");
    }
    Map<String, List<String>> named = new LinkedHashMap<>();
    policies.stream()
        .limit(NAMED)
        .forEach(p -> named.computeIfAbsent(share(p), any -> new ArrayList<>()).add(p.policy()));
    String shares =
        named.entrySet().stream()
            .map(e -> e.getKey() + " under " + String.join(" and ", e.getValue()))
            .collect(Collectors.joining(", "));
    int more = policies.size() - NAMED;
    return "Of "
        + all
        + ", those survive: "
        + shares
        + (more > 0 ? ", fewer under " + more + " more" : "")
        + ". "
        + cheapest(policies);
  }

  private static String share(Fared fared) {
    return fared.savesAll()
        ? "all"
        : fared.survived() == 0 ? "none" : Numbers.percent(fared.share());
  }

  /** Of those that save most, who is cheapest. */
  private String cheapest(List<Fared> policies) {
    Fared first = policies.get(0);
    List<Fared> best =
        policies.stream().filter(p -> p.share().compareTo(first.share()) == 0).toList();
    String all = first.savesAll() ? "" : "No policy saves all";
    if (first.survived() == 0 || Usual.cost(rows).isEmpty()) {
      return all.isEmpty() ? "" : all + ".";
    }
    BigDecimal least =
        best.stream().map(Fared::meanCost).min(Comparator.naturalOrder()).orElseThrow();
    String names =
        best.stream()
            .filter(p -> p.meanCost().compareTo(least) == 0)
            .map(Fared::policy)
            .collect(Collectors.joining(" and "));
    String who =
        best.size() > 1
            ? "the cheapest that saves " + (first.savesAll() ? "all" : "most") + " is " + names
            : (first.savesAll() ? "only " + names + " saves all" : names + " saves most");
    return (all.isEmpty() ? capital(who) : all + "; " + who)
        + (least.signum() == 0
            ? ", and it costs no memory."
            : ", and it costs " + Numbers.bytes(least) + " on average.");
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** Those that save most first. */
  private List<Fared> byPolicy(Column policy) {
    List<Fared> policies =
        new ArrayList<>(
            fared(
                "coalesce(%1$s, 'no policy'), ".formatted(Rows.name(policy)),
                " group by %1$s order by min(boot)".formatted(Rows.name(policy))));
    policies.sort(Comparator.comparing(Fared::share).reversed());
    return policies;
  }

  private List<Fared> fared(String policy, String grouping) {
    String cost = Usual.cost(rows).map(c -> "sum(" + Rows.name(c) + ")").orElse("null");
    return rows
        .rows(
            ASKER,
            "select %scount(*), count_if(%s), %s from results%s"
                .formatted(
                    policy.isEmpty() ? "'', " : policy, Rows.name(Usual.SURVIVED), cost, grouping))
        .stream()
        .map(
            row ->
                new Fared(
                    String.valueOf(row.get(0)),
                    Rows.whole(row.get(1)).longValueExact(),
                    Rows.whole(row.get(2)).longValueExact(),
                    row.get(3) == null ? null : Rows.whole(row.get(3))))
        .toList();
  }
}

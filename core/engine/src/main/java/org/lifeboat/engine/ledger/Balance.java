package org.lifeboat.engine.ledger;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lifeboat.api.memory.Owner;

/**
 * The ledger's sum: what each owner has, proved twice, by what lies where and by what the journal
 * says.
 *
 * @param ramBytes all RAM
 * @param bytesByOwner what each owner has, in ascending order of first addresses; owners of nothing
 *     are absent
 */
public record Balance(long ramBytes, Map<Owner, Long> bytesByOwner) {
  /** Copies the map, order kept. */
  public Balance {
    bytesByOwner = Collections.unmodifiableMap(new LinkedHashMap<>(bytesByOwner));
  }

  /**
   * Strikes the balance.
   *
   * @param opening who had what when the books were opened
   * @param journal all moves since
   * @param closing who has what now, ascending
   * @throws IllegalStateException if both do not agree to the byte, or holdings overlap
   */
  static Balance of(List<Holding> opening, List<Move> journal, List<Holding> closing) {
    requireDisjoint(closing);
    Map<Owner, Long> booked = sum(opening);
    long ramBytes = booked.values().stream().mapToLong(Long::longValue).sum();
    for (Move move : journal) {
      booked.merge(move.from(), -move.bytes(), Long::sum);
      booked.merge(move.to(), move.bytes(), Long::sum);
    }
    booked.values().removeIf(bytes -> bytes == 0);
    Map<Owner, Long> held = sum(closing);
    if (!held.equals(booked)) {
      throw new IllegalStateException(
          "the ledger does not balance: by place %s, by journal %s".formatted(held, booked));
    }
    return new Balance(ramBytes, held);
  }

  private static Map<Owner, Long> sum(List<Holding> holdings) {
    Map<Owner, Long> sums = new LinkedHashMap<>();
    holdings.forEach(h -> sums.merge(h.owner(), h.bytes(), Long::sum));
    return sums;
  }

  private static void requireDisjoint(List<Holding> holdings) {
    long end = 0;
    for (Holding holding : holdings) {
      if (holding.isInterleaved()) {
        continue;
      }
      if (holding.range().start() < end) {
        throw new IllegalStateException(
            "the ledger has two owners below 0x%x and in %s".formatted(end, holding.range()));
      }
      end = holding.range().end();
    }
  }
}

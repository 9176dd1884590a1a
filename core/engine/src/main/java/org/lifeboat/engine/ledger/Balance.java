package org.lifeboat.engine.ledger;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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

  /** Bytes of an owner. */
  public long bytes(Owner owner) {
    return bytesByOwner.getOrDefault(owner, 0L);
  }

  /** Bytes of all owners that are wanted. */
  public long bytes(Predicate<Owner> wanted) {
    long bytes = 0;
    for (Map.Entry<Owner, Long> each : bytesByOwner.entrySet()) {
      bytes += wanted.test(each.getKey()) ? each.getValue() : 0;
    }
    return bytes;
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
    Sums booked = new Sums();
    long ramBytes = 0;
    for (Holding holding : opening) {
      booked.add(holding.owner(), holding.bytes());
      ramBytes += holding.bytes();
    }
    for (Move move : journal) {
      booked.move(move.from(), move.to(), move.bytes());
    }
    Sums held = new Sums();
    for (Holding holding : closing) {
      held.add(holding.owner(), holding.bytes());
    }
    Map<Owner, Long> byPlace = held.toMap();
    Map<Owner, Long> byJournal = booked.toMap();
    if (!byPlace.equals(byJournal)) {
      throw new IllegalStateException(
          "the ledger does not balance: by place %s, by journal %s".formatted(byPlace, byJournal));
    }
    return new Balance(ramBytes, byPlace);
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

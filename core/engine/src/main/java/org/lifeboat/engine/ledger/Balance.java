package org.lifeboat.engine.ledger;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.lifeboat.api.memory.Owner;

/**
 * The ledger's sum: what each owner has, proved twice, by what lies where and by what the journal
 * says.
 */
public final class Balance {
  private final long ramBytes;
  private final Sums held;

  private Balance(long ramBytes, Sums held) {
    this.ramBytes = ramBytes;
    this.held = held;
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
    if (!held.agreesWith(booked)) {
      throw new IllegalStateException(
          "the ledger does not balance: by place %s, by journal %s"
              .formatted(held.toMap(), booked.toMap()));
    }
    return new Balance(ramBytes, held);
  }

  /** All RAM. */
  public long ramBytes() {
    return ramBytes;
  }

  /** Bytes of an owner. */
  public long bytes(Owner owner) {
    return held.bytes(owner);
  }

  /** Bytes of all owners that are wanted. */
  public long bytes(Predicate<Owner> wanted) {
    return held.bytes(wanted);
  }

  /** What each owner has, in ascending order of first addresses; owners of nothing are absent. */
  public Map<Owner, Long> bytesByOwner() {
    return held.toMap();
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

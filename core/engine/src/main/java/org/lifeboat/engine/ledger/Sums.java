package org.lifeboat.engine.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lifeboat.api.memory.Owner;

/** Bytes by owner, summed up in place: a boot's journal has hundreds of moves of a few owners. */
final class Sums {
  private final Map<Owner, Sum> sums = new LinkedHashMap<>();
  private @Nullable Sum lastGiver;
  private @Nullable Sum lastTaker;

  private static final class Sum {
    private final Owner owner;
    private long bytes;

    Sum(Owner owner) {
      this.owner = owner;
    }
  }

  void add(Owner owner, long bytes) {
    sumOf(owner).bytes += bytes;
  }

  /** Enters a move; mostly it is between the same two as the one before. */
  void move(Owner from, Owner to, long bytes) {
    if (lastGiver == null || !lastGiver.owner.equals(from)) {
      lastGiver = sumOf(from);
    }
    if (lastTaker == null || !lastTaker.owner.equals(to)) {
      lastTaker = sumOf(to);
    }
    lastGiver.bytes -= bytes;
    lastTaker.bytes += bytes;
  }

  private Sum sumOf(Owner owner) {
    return sums.computeIfAbsent(owner, Sum::new);
  }

  long bytes(Owner owner) {
    Sum sum = sums.get(owner);
    return sum == null ? 0 : sum.bytes;
  }

  long bytes(Predicate<Owner> wanted) {
    long bytes = 0;
    for (Sum sum : sums.values()) {
      bytes += wanted.test(sum.owner) ? sum.bytes : 0;
    }
    return bytes;
  }

  /** Whether every owner has the same in both. */
  boolean agreesWith(Sums other) {
    return isWithin(other) && other.isWithin(this);
  }

  private boolean isWithin(Sums other) {
    for (Sum sum : sums.values()) {
      if (other.bytes(sum.owner) != sum.bytes) {
        return false;
      }
    }
    return true;
  }

  /** The sums that are not zero, in the order in which their owners came. */
  Map<Owner, Long> toMap() {
    Map<Owner, Long> map = new LinkedHashMap<>();
    sums.forEach(
        (owner, sum) -> {
          if (sum.bytes != 0) {
            map.put(owner, sum.bytes);
          }
        });
    return map;
  }
}

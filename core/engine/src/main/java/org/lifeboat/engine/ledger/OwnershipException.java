package org.lifeboat.engine.ledger;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;

/** Somebody freed, took or gave away what was not his. Nothing was moved. */
public final class OwnershipException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final transient MemoryRange range;
  private final transient Owner claimed;
  private final transient @Nullable Owner actual;
  private final String moment;

  OwnershipException(MemoryRange range, Owner claimed, @Nullable Owner actual, String moment) {
    super(
        actual == null
            ? "%s: %s is not RAM and cannot belong to \"%s\"".formatted(moment, range, claimed)
            : "%s: %s belongs to \"%s\", not to \"%s\"".formatted(moment, range, actual, claimed));
    this.range = range;
    this.claimed = claimed;
    this.actual = actual;
    this.moment = moment;
  }

  /** The lowest part of what was to be moved that has a wrong owner. */
  public MemoryRange range() {
    return range;
  }

  /** Whose it was said to be. */
  public Owner claimed() {
    return claimed;
  }

  /** Whose it is; empty where it is not RAM. */
  public Optional<Owner> actual() {
    return Optional.ofNullable(actual);
  }

  /** When. */
  public String moment() {
    return moment;
  }
}

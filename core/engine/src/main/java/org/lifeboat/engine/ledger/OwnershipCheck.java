package org.lifeboat.engine.ledger;

import org.jspecify.annotations.Nullable;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.engine.pages.PageRun;

/** Whether memory belongs to the one who is said to own it. */
final class OwnershipCheck {
  private final IntervalMap<Owner> owners;
  private final ScatteredPages scattered;

  OwnershipCheck(IntervalMap<Owner> owners, ScatteredPages scattered) {
    this.owners = owners;
    this.scattered = scattered;
  }

  /** What is done with bytes that do not belong to the one who is asked about. */
  enum Strangers {
    /** None are tolerated. */
    REFUSE,
    /** They may be no RAM. */
    SKIP_HOLES,
    /** They may belong to anybody. */
    SKIP;

    boolean tolerate(@Nullable Owner owner) {
      return this == SKIP || (this == SKIP_HOLES && owner == null);
    }
  }

  /** An unsigned address, cut at 2^52: above it there is no RAM. */
  static long clamp(long address) {
    return address < 0 || address > Pages.ADDRESS_END ? Pages.ADDRESS_END : address;
  }

  /** Whether every byte of a range that is not empty is {@code owner}'s. */
  boolean isOwner(MemoryRange range, Owner owner) {
    long start = clamp(range.start());
    long end = clamp(range.end());
    int region = owners.indexOf(start);
    return end == range.end()
        && end <= owners.end(region)
        && owner.equals(owners.value(region))
        && scattered.firstWithin(start, end) == null;
  }

  /**
   * Every byte of a range is {@code from}'s, but for strangers that are tolerated.
   *
   * @throws OwnershipException naming the lowest part where that is not so
   */
  void requireRange(MemoryRange range, Owner from, String moment, Strangers strangers) {
    long start = clamp(range.start());
    long end = clamp(range.end());
    ScatteredPages.Page page = scattered.firstWithin(start, end);
    long regionsEnd = page == null ? end : page.range().start();
    int i = owners.indexOf(start);
    for (long at = start; at < regionsEnd; at = owners.end(i++)) {
      Owner owner = owners.value(i);
      if (!from.equals(owner) && !strangers.tolerate(owner)) {
        MemoryRange wrong = new MemoryRange(at, Math.min(regionsEnd, owners.end(i)));
        throw new OwnershipException(wrong, from, owner, moment);
      }
    }
    if (page != null) {
      throw new OwnershipException(page.range().intersection(range), from, page.owner(), moment);
    }
    if (end != range.end() && !strangers.tolerate(null)) {
      MemoryRange wrong = range.intersection(new MemoryRange(Pages.ADDRESS_END, range.end()));
      throw new OwnershipException(wrong, from, null, moment);
    }
  }

  /**
   * Every byte of a run's blocks is {@code from}'s.
   *
   * @throws OwnershipException naming a page, or the span of the run that has it
   */
  void requireBlocks(PageRun run, Owner from, String moment) {
    MemoryRange span = run.span();
    int i = owners.indexOf(span.start());
    for (long at = span.start(); at < span.end(); at = owners.end(i++)) {
      long pfn = run.nextPfn(Pages.pfnDown(at));
      boolean inRegion = pfn < Pages.pfnUp(owners.end(i));
      if (inRegion && !from.equals(owners.value(i))) {
        MemoryRange wrong = MemoryRange.ofPages(pfn, pfn + 1);
        throw new OwnershipException(wrong, from, owners.value(i), moment);
      }
    }
    ScatteredPages.Entry other = scattered.touching(run);
    if (other != null) {
      MemoryRange wrong = span.intersection(other.run().span());
      throw new OwnershipException(wrong, from, other.owner(), moment);
    }
  }
}

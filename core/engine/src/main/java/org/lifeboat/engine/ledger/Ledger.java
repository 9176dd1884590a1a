package org.lifeboat.engine.ledger;

import static org.lifeboat.engine.ledger.OwnershipCheck.clamp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.engine.ledger.OwnershipCheck.Strangers;
import org.lifeboat.engine.pages.PageRun;

/**
 * The only place that knows who owns RAM. Every byte has one owner at every moment; who moves it
 * must name the owner it has now. A move happens whole or not at all. Costs follow the number of
 * regions with different owners, never the size of memory.
 *
 * <p>Pages scattered over a region that otherwise stays as it is (fragmentation) are kept as runs
 * beside the map of regions: {@link #moveRun}. Addresses of RAM are below 2^52, which is the
 * architecture's bound; ranges that are asked about may be anything.
 */
public final class Ledger {
  private final IntervalMap<Owner> owners = new IntervalMap<>();
  private final ScatteredPages scattered = new ScatteredPages();
  private final OwnershipCheck check = new OwnershipCheck(owners, scattered);
  private final List<Move> journal = new ArrayList<>();
  private final List<Holding> opening;

  /**
   * Opens the books.
   *
   * @param ram who has which RAM; everything else is no RAM. Empty ranges have no effect
   * @throws IllegalArgumentException if ranges overlap or reach above 2^52
   */
  public Ledger(Map<MemoryRange, Owner> ram) {
    ram.forEach(this::open);
    opening = snapshot();
  }

  private void open(MemoryRange range, Owner owner) {
    if (range.isEmpty()) {
      return;
    }
    if (clamp(range.end()) != range.end()) {
      throw new IllegalArgumentException("RAM above 2^52: " + range);
    }
    int index = owners.indexOf(range.start());
    if (owners.value(index) != null || owners.end(index) < range.end()) {
      throw new IllegalArgumentException("RAM given twice: " + range);
    }
    owners.assign(range.start(), range.end(), owner);
  }

  /**
   * Moves a range that is all RAM and all {@code from}'s.
   *
   * @param moment when, in words, for the journal and for errors
   * @throws OwnershipException if a byte is not {@code from}'s
   */
  public void move(MemoryRange range, Owner from, Owner to, String moment) {
    move(range, from, to, moment, Strangers.REFUSE);
  }

  /**
   * Moves what is RAM in a range that may have holes: reservations may cover what is not RAM.
   *
   * @return bytes moved
   * @throws OwnershipException if a byte of RAM is not {@code from}'s
   */
  public long moveWithinRam(MemoryRange range, Owner from, Owner to, String moment) {
    return move(range, from, to, moment, Strangers.SKIP_HOLES);
  }

  /**
   * Moves what is {@code from}'s in a range and leaves the rest as it is: reservations may cover
   * what is reserved already.
   *
   * @return bytes moved
   * @throws OwnershipException if a page of the range was scattered by {@link #moveRun}
   */
  public long moveOwnedPart(MemoryRange range, Owner from, Owner to, String moment) {
    return move(range, from, to, moment, Strangers.SKIP);
  }

  private long move(MemoryRange range, Owner from, Owner to, String moment, Strangers strangers) {
    if (range.isEmpty()) {
      return 0;
    }
    check.requireRange(range, from, moment, strangers);
    long end = clamp(range.end());
    long moved = 0;
    for (long start = clamp(range.start()); start < end; ) {
      int index = owners.indexOf(start);
      long pieceEnd = Math.min(end, owners.end(index));
      if (from.equals(owners.value(index))) {
        owners.assign(start, pieceEnd, to);
        moved += pieceEnd - start;
      }
      start = pieceEnd;
    }
    enter(range, moved, from, to, moment);
    return moved;
  }

  /**
   * Moves the blocks of a run, all {@code from}'s; what lies between them stays as it is. Where
   * there are gaps, the blocks stay with {@code to} for good.
   *
   * @throws OwnershipException if a byte is not {@code from}'s
   */
  public void moveRun(PageRun run, Owner from, Owner to, String moment) {
    if (run.isContiguous()) {
      move(run.span(), from, to, moment);
      return;
    }
    check.requireBlocks(run, from, moment);
    scattered.add(run, to);
    enter(run.span(), run.bytes(), from, to, moment);
  }

  /**
   * Changes nothing, and lets only an owner pass.
   *
   * @param moment when, in words, for errors
   * @throws OwnershipException if a byte of the range is not {@code owner}'s
   */
  public void requireOwner(MemoryRange range, Owner owner, String moment) {
    if (!range.isEmpty()) {
      check.requireRange(range, owner, moment, Strangers.REFUSE);
    }
  }

  /** Whether every byte of a range that is not empty is {@code owner}'s. */
  public boolean isOwner(MemoryRange range, Owner owner) {
    return check.isOwner(range, owner);
  }

  /** Whose a byte is; empty where it is not RAM. */
  public Optional<Owner> ownerOf(long address) {
    ScatteredPages.Page page = scattered.firstWithin(clamp(address), clamp(address) + 1);
    if (page != null) {
      return Optional.of(page.owner());
    }
    return Optional.ofNullable(owners.value(owners.indexOf(clamp(address))));
  }

  /** Bytes of an owner. */
  public long bytes(Owner owner) {
    return bytesOf(owner::equals);
  }

  /** Bytes of all owners of a kind. */
  public long bytes(Owner.Kind kind) {
    return bytesOf(owner -> owner.kind() == kind);
  }

  private long bytesOf(Predicate<Owner> wanted) {
    long bytes = 0;
    for (int i = 0; i < owners.size(); i++) {
      Owner owner = owners.value(i);
      if (owner != null && wanted.test(owner)) {
        bytes += bytesAt(i);
      }
    }
    for (ScatteredPages.Entry entry : scattered.entries()) {
      bytes += wanted.test(entry.owner()) ? entry.run().bytes() : 0;
    }
    return bytes;
  }

  /** What of a region is its owner's, without the pages of others in it. */
  private long bytesAt(int index) {
    long start = owners.start(index);
    long end = owners.end(index);
    return end
        - start
        - (scattered.entries().isEmpty() ? 0 : scattered.bytesWithin(new MemoryRange(start, end)));
  }

  /**
   * The ranges of an owner, ascending; where pages of others lie in between, from the first byte to
   * the last.
   */
  public List<MemoryRange> ranges(Owner owner) {
    if (!scattered.entries().isEmpty()) {
      return snapshot().stream().filter(h -> h.owner().equals(owner)).map(Holding::range).toList();
    }
    List<MemoryRange> ranges = new ArrayList<>();
    for (int i = 0; i < owners.size(); i++) {
      if (owner.equals(owners.value(i))) {
        ranges.add(new MemoryRange(owners.start(i), owners.end(i)));
      }
    }
    return ranges;
  }

  /**
   * Who has what, ascending, neighbours of one owner in one; the bytes of all holdings together are
   * all RAM.
   */
  public List<Holding> snapshot() {
    List<Holding> holdings = new ArrayList<>(owners.size() + scattered.entries().size());
    for (int i = 0; i < owners.size(); i++) {
      Owner owner = owners.value(i);
      if (owner != null) {
        long bytes = bytesAt(i);
        if (bytes > 0) {
          holdings.add(new Holding(new MemoryRange(owners.start(i), owners.end(i)), owner, bytes));
        }
      }
    }
    if (!scattered.entries().isEmpty()) {
      for (ScatteredPages.Entry entry : scattered.entries()) {
        PageRun run = entry.run();
        holdings.add(new Holding(run.span(), entry.owner(), run.bytes()));
      }
      holdings.sort(Comparator.comparing(Holding::range));
    }
    return holdings;
  }

  /** All moves that moved something, in order. */
  public List<Move> journal() {
    return Collections.unmodifiableList(journal);
  }

  /**
   * Strikes the balance.
   *
   * @throws IllegalStateException if it does not come out to the byte
   */
  public Balance balance() {
    return Balance.of(opening, journal, snapshot());
  }

  private void enter(MemoryRange range, long bytes, Owner from, Owner to, String moment) {
    if (bytes > 0) {
      journal.add(new Move(range, bytes, from, to, moment));
    }
  }
}

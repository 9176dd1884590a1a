package org.lifeboat.engine.pages;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The free blocks of one order in one zone, in the order in which they are handed out (struct
 * free_area of mmzone.h). It is the kernel's list to the block, but neighbours at equal distances
 * are one {@link FreeRun}: a list of millions of blocks has a few links.
 */
final class FreeList {
  private final RunIndex index = new RunIndex();
  private @Nullable FreeRun head;
  private @Nullable FreeRun tail;
  private long blocks;

  /** How many blocks are in the list. */
  long blocks() {
    return blocks;
  }

  boolean isEmpty() {
    return blocks == 0;
  }

  /** Puts a run that is in no list, its own order kept, before all others. */
  void addFirst(FreeRun run) {
    link(null, run, head);
    blocks += run.count;
  }

  /** Puts a run that is in no list, its own order kept, behind all others. */
  void addLast(FreeRun run) {
    link(tail, run, null);
    blocks += run.count;
  }

  /** Whether a block that starts at {@code pfn} is in the list. */
  boolean contains(long pfn) {
    return blocks != 0 && index.find(pfn) != null;
  }

  /** Takes the block at the head; returns its first frame, or -1 where the list is empty. */
  long takeFirst() {
    FreeRun first = head;
    if (first == null) {
      return -1;
    }
    long pfn = first.headPfn;
    takeFrom(first, 0);
    return pfn;
  }

  /**
   * Takes the block that starts at {@code pfn}, wherever it stands; false where it is not in the
   * list.
   */
  boolean take(long pfn) {
    FreeRun run = blocks == 0 ? null : index.find(pfn);
    if (run == null) {
      return false;
    }
    takeFrom(run, run.indexOf(pfn));
    return true;
  }

  /** Takes all runs, from the head on. */
  List<FreeRun> takeAll() {
    List<FreeRun> all = runs();
    for (FreeRun run : all) {
      unlink(run);
    }
    blocks = 0;
    return all;
  }

  /** The runs from the head on; they stay the list's. */
  List<FreeRun> runs() {
    List<FreeRun> all = new ArrayList<>();
    for (FreeRun run = head; run != null; run = run.next) {
      all.add(run);
    }
    return all;
  }

  /**
   * Takes the block at a position out of a run: what stood before and behind it stays where it was.
   */
  private void takeFrom(FreeRun run, long position) {
    FreeRun before = run.previous;
    FreeRun behind = run.next;
    unlink(run);
    if (position > 0) {
      FreeRun front = new FreeRun(run.headPfn, position, run.step);
      link(before, front, behind);
      before = front;
    }
    if (position + 1 < run.count) {
      link(
          before, new FreeRun(run.pfnAt(position + 1), run.count - position - 1, run.step), behind);
    }
    blocks--;
  }

  private void link(@Nullable FreeRun before, FreeRun run, @Nullable FreeRun behind) {
    run.previous = before;
    run.next = behind;
    if (before == null) {
      head = run;
    } else {
      before.next = run;
    }
    if (behind == null) {
      tail = run;
    } else {
      behind.previous = run;
    }
    index.add(run);
  }

  private void unlink(FreeRun run) {
    index.remove(run);
    if (run.previous == null) {
      head = run.next;
    } else {
      run.previous.next = run.next;
    }
    if (run.next == null) {
      tail = run.previous;
    } else {
      run.next.previous = run.previous;
    }
  }
}

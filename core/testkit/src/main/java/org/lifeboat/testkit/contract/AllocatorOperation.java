package org.lifeboat.testkit.contract;

import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;

/** One step with an early allocator. Whoever frees names the step that took. */
sealed interface AllocatorOperation {
  /** Memory exists. */
  record Add(MemoryRange range, int node) implements AllocatorOperation {}

  /** Memory is no longer to be counted as such. */
  record Remove(MemoryRange range) implements AllocatorOperation {}

  /** A range is taken. */
  record Reserve(MemoryRange range) implements AllocatorOperation {}

  /**
   * Room is wanted.
   *
   * @param number which request of its kind it is, for those who free it
   */
  record Allocate(AllocationRequest request, int number) implements AllocatorOperation {}

  /** What a request got is freed; no step at all where it got nothing. */
  record Free(int number) implements AllocatorOperation {}

  /** Requests without a bound stay below. */
  record Limit(long end) implements AllocatorOperation {}

  /** The free pages go to the page allocator. */
  record HandOver() implements AllocatorOperation {}

  /** After the hand-over: what a request got is given back. */
  record FreeLate(int number) implements AllocatorOperation {}
}

package org.lifeboat.plugin.memblock;

import java.util.OptionalLong;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.api.memory.MemoryRange;

/** One step of a random history, to be taken by any allocator. */
sealed interface Operation {
  /** Takes the step and answers what the allocator answered, if it is asked anything. */
  OptionalLong on(EarlyAllocator allocator);

  record Add(MemoryRange range, int node) implements Operation {
    @Override
    public OptionalLong on(EarlyAllocator allocator) {
      allocator.add(range, node);
      return OptionalLong.empty();
    }
  }

  record Remove(MemoryRange range) implements Operation {
    @Override
    public OptionalLong on(EarlyAllocator allocator) {
      allocator.remove(range);
      return OptionalLong.empty();
    }
  }

  record Reserve(MemoryRange range) implements Operation {
    @Override
    public OptionalLong on(EarlyAllocator allocator) {
      allocator.reserve(range);
      return OptionalLong.empty();
    }
  }

  record Free(MemoryRange range) implements Operation {
    @Override
    public OptionalLong on(EarlyAllocator allocator) {
      allocator.free(range);
      return OptionalLong.empty();
    }
  }

  record Limit(long end) implements Operation {
    @Override
    public OptionalLong on(EarlyAllocator allocator) {
      allocator.limit(end);
      return OptionalLong.empty();
    }
  }

  record Allocate(AllocationRequest request) implements Operation {
    @Override
    public OptionalLong on(EarlyAllocator allocator) {
      return allocator.allocate(request);
    }
  }
}

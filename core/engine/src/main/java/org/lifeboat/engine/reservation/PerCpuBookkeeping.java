package org.lifeboat.engine.reservation;

import java.util.Optional;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.engine.memory.EarlyMemory;
import org.lifeboat.engine.plan.ReservationStep.PerCpuChunk;

/**
 * What Linux 6.1 keeps beside the per-processor areas (mm/percpu.c): plans while it places them,
 * then maps of units and of what is taken of the first chunk.
 */
final class PerCpuBookkeeping {
  private static final Owner OWNER = Owner.kernel("per-CPU bookkeeping");
  private static final long CACHE_LINE = 64;
  private static final int POINTER_BYTES = 8;
  private static final int NUMBER_BYTES = 4;

  /** struct pcpu_chunk with one word for its populated pages. */
  private static final int CHUNK_BYTES = 144;

  /** PCPU_MIN_ALLOC_SIZE: one bit stands for so many bytes. */
  private static final int GRAIN_BYTES = 4;

  /** struct pcpu_block_md, one for each page. */
  private static final int BLOCK_BYTES = 32;

  private static final int LIST_HEAD_BYTES = 16;

  /** Slots beyond the one for the size of a unit: sidelined, free, to depopulate, and the end. */
  private static final int EXTRA_SLOTS = 4;

  /** PCPU_SLOT_BASE_SHIFT less the two of __pcpu_size_to_slot. */
  private static final int SLOT_SHIFT = 3;

  private final EarlyMemory memory;

  PerCpuBookkeeping(EarlyMemory memory) {
    this.memory = memory;
  }

  /** Places the areas of a chunk and all that belongs to them. */
  void allocate(PerCpuChunk chunk, PerCpuAreas areas) {
    Optional<MemoryRange> plan =
        memory.allocate(AllocationRequest.of(Pages.SIZE, Pages.SIZE), OWNER);
    Optional<MemoryRange> addresses =
        memory.allocate(AllocationRequest.of(Pages.SIZE, CACHE_LINE), OWNER);
    areas.allocate(chunk.staticBytes() + chunk.reservedBytes() + chunk.dynamicBytes());
    allocateUnitMaps(areas);
    if (chunk.reservedBytes() > 0) {
      allocateChunk(chunk.reservedBytes());
    }
    allocateChunk(chunk.dynamicBytes());
    plan.ifPresent(this::free);
    addresses.ifPresent(this::free);
  }

  /** pcpu_setup_first_chunk. */
  private void allocateUnitMaps(PerCpuAreas areas) {
    allocate((long) areas.groups() * POINTER_BYTES);
    allocate((long) areas.groups() * POINTER_BYTES);
    allocate((long) areas.processors() * NUMBER_BYTES);
    allocate((long) areas.processors() * POINTER_BYTES);
    int slots = Long.SIZE - Long.numberOfLeadingZeros(areas.unitBytes()) - SLOT_SHIFT + EXTRA_SLOTS;
    allocate((long) slots * LIST_HEAD_BYTES);
  }

  /** pcpu_alloc_first_chunk. */
  private void allocateChunk(long bytes) {
    long bits = Pages.roundUp(bytes, Pages.SIZE) / GRAIN_BYTES;
    allocate(CHUNK_BYTES);
    allocate(words(bits));
    allocate(words(bits + 1));
    allocate(Pages.pfnUp(bytes) * BLOCK_BYTES);
  }

  private static long words(long bits) {
    return (bits + Long.SIZE - 1) / Long.SIZE * Long.BYTES;
  }

  private void allocate(long bytes) {
    memory.allocate(AllocationRequest.of(bytes, CACHE_LINE), OWNER);
  }

  private void free(MemoryRange range) {
    memory.free(range, OWNER);
  }
}

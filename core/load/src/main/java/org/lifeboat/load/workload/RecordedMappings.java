package org.lifeboat.load.workload;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.lifeboat.load.workload.RecordedWorkload.Mapping;

/**
 * Many recorded mappings in little room: 36 bytes each, in chunks that are never moved. Does not
 * change.
 */
public final class RecordedMappings extends AbstractList<Mapping> implements RandomAccess {
  private static final int CHUNK_SHIFT = 12;
  private static final int CHUNK = 1 << CHUNK_SHIFT;

  private final List<Chunk> chunks;
  private final int size;

  private RecordedMappings(List<Chunk> chunks, int size) {
    this.chunks = chunks;
    this.size = size;
  }

  private static final class Chunk {
    final long[] at = new long[CHUNK];
    final long[] hold = new long[CHUNK];
    final long[] bytes = new long[CHUNK];
    final long[] address = new long[CHUNK];
    final int[] processor = new int[CHUNK];
  }

  @Override
  public Mapping get(int index) {
    Objects.checkIndex(index, size);
    Chunk chunk = chunks.get(index >> CHUNK_SHIFT);
    int i = index & CHUNK - 1;
    return new Mapping(
        chunk.at[i], chunk.hold[i], chunk.bytes[i], chunk.address[i], chunk.processor[i]);
  }

  @Override
  public int size() {
    return size;
  }

  /** Collects mappings in the order of their times. */
  public static final class Builder {
    private final List<Chunk> chunks = new ArrayList<>();
    private int size;
    private boolean isBuilt;

    /** One of nothing yet. */
    public Builder() {}

    /** How many there are so far. */
    public int size() {
      return size;
    }

    /**
     * Adds one that was never unmapped, as far as is known now.
     *
     * @return its place, from 0
     */
    public int add(long atNanos, long bytes, long address, int processor) {
      check();
      int i = size & CHUNK - 1;
      if (i == 0) {
        chunks.add(new Chunk());
      }
      Chunk chunk = chunks.get(size >> CHUNK_SHIFT);
      chunk.at[i] = atNanos;
      chunk.hold[i] = Long.MAX_VALUE;
      chunk.bytes[i] = bytes;
      chunk.address[i] = address;
      chunk.processor[i] = processor;
      return size++;
    }

    /** When the mapping at a place began. */
    public long atNanos(int place) {
      return chunks.get(Objects.checkIndex(place, size) >> CHUNK_SHIFT).at[place & CHUNK - 1];
    }

    /** Says how long the mapping at a place lived. */
    public void hold(int place, long nanos) {
      check();
      chunks.get(Objects.checkIndex(place, size) >> CHUNK_SHIFT).hold[place & CHUNK - 1] = nanos;
    }

    /** All of them. Nothing can be added any more. */
    public RecordedMappings build() {
      check();
      isBuilt = true;
      return new RecordedMappings(List.copyOf(chunks), size);
    }

    private void check() {
      if (isBuilt) {
        throw new IllegalStateException("the list of mappings is made already");
      }
    }
  }
}

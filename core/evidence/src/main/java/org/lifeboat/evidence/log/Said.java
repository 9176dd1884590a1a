package org.lifeboat.evidence.log;

import java.util.Optional;
import java.util.OptionalLong;
import org.lifeboat.evidence.log.LoggedNote.Kind;
import org.lifeboat.load.diagnosis.Cause;
import org.lifeboat.load.diagnosis.RefusedMapping;

/**
 * A line of a log that was understood.
 *
 * @param kind what it tells
 * @param refused the mapping that a bounce pool refused, where it is about that
 * @param echoes the size in bytes of the mapping that the line before it may have been about
 *     already: callers of the pool say in words of their own that it refused
 */
record Said(Kind kind, Optional<RefusedMapping> refused, OptionalLong echoes) {
  Said(Kind kind) {
    this(kind, Optional.empty(), OptionalLong.empty());
  }

  static Said refused(RefusedMapping mapping) {
    return new Said(kind(mapping.cause()), Optional.of(mapping), OptionalLong.empty());
  }

  /**
   * Said by a caller of the pool, in old kernels alone (lib/swiotlb.c:swiotlb_full,
   * swiotlb_alloc_coherent).
   */
  static Said refusedToCaller(long bytes) {
    RefusedMapping mapping = new RefusedMapping(bytes, Optional.empty());
    return new Said(kind(mapping.cause()), Optional.of(mapping), OptionalLong.of(bytes));
  }

  /** Of kernel/dma/direct.c:report_addr: also where the pool was asked and refused. */
  static Said outOfReach(long bytes) {
    return new Said(Kind.OUT_OF_REACH, Optional.empty(), OptionalLong.of(bytes));
  }

  private static Kind kind(Cause cause) {
    return switch (cause) {
      case IMPOSSIBLE -> Kind.POOL_REQUEST_TOO_LARGE;
      case NO_POOL -> Kind.NO_POOL;
      case FULL -> Kind.POOL_FULL;
      case NEARLY_FULL -> Kind.POOL_NEARLY_FULL;
      case FRAGMENTED -> Kind.POOL_FRAGMENTED;
      case CONSTRAINED -> Kind.POOL_UNFIT;
      case UNTOLD -> Kind.POOL_FULL_UNTOLD;
    };
  }

  /** Tells a caller's lines that say once more what the pool said in one of the two before. */
  static final class Echo {
    private static final int LINES = 2;

    private long bytes = -1;
    private int index = -LINES - 1;

    /** Asked about each line that was understood, in order. */
    boolean is(int line, Said said) {
      boolean again =
          line - index <= LINES && said.echoes().isPresent() && said.echoes().getAsLong() == bytes;
      if (said.echoes().isEmpty() && said.refused().isPresent()) {
        bytes = said.refused().get().bytes();
        index = line;
      }
      return again;
    }
  }
}

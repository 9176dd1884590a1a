package org.lifeboat.engine.bounce;

import java.util.List;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.memory.MemoryRange;

/** What pools cost, in bytes: buffers apart from their bookkeeping. */
public final class PoolAccount {
  private long earlyBytes;
  private long lateBytes;
  private long bookkeepingBytes;
  private long returnedBytes;
  private long bookkeepingReturnedBytes;

  /**
   * What came back of a pool.
   *
   * @param poolBytes of the buffer
   * @param bookkeepingBytes of the arrays beside it
   */
  record Returned(long poolBytes, long bookkeepingBytes) {
    long bytes() {
      return poolBytes + bookkeepingBytes;
    }
  }

  void took(BouncePool pool) {
    switch (pool.origin()) {
      case EARLY -> earlyBytes += pool.range().bytes();
      case LATE -> lateBytes += pool.range().bytes();
    }
    bookkeepingBytes += bytes(pool) - pool.range().bytes();
  }

  void leaked(MemoryRange pool, List<BouncePool.Bookkeeping> arrays) {
    earlyBytes += pool.bytes();
    bookkeepingBytes += arrays.stream().mapToLong(a -> a.range().bytes()).sum();
  }

  void returned(Returned returned) {
    returnedBytes += returned.poolBytes();
    bookkeepingReturnedBytes += returned.bookkeepingBytes();
  }

  static long bytes(BouncePool pool) {
    return pool.range().bytes()
        + pool.bookkeeping().stream().mapToLong(b -> b.range().bytes()).sum();
  }

  /** Buffers taken at the early stage. */
  public long earlyBytes() {
    return earlyBytes;
  }

  /** Buffers taken at run time. */
  public long lateBytes() {
    return lateBytes;
  }

  /** Bookkeeping taken at either. */
  public long bookkeepingBytes() {
    return bookkeepingBytes;
  }

  /** Buffers given back. */
  public long returnedBytes() {
    return returnedBytes;
  }

  /** Bookkeeping given back. */
  public long bookkeepingReturnedBytes() {
    return bookkeepingReturnedBytes;
  }
}

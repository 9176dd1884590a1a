package org.lifeboat.testkit.contract;

import java.io.Serial;

/** Ends a session: an early allocator did not keep a promise. */
final class BrokenPromiseException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final AllocatorPromise promise;

  BrokenPromiseException(AllocatorPromise promise, String words) {
    super(words, null, false, false);
    this.promise = promise;
  }

  AllocatorPromise promise() {
    return promise;
  }

  /** Lets pass what is kept. */
  static void require(boolean kept, AllocatorPromise promise, String words) {
    if (!kept) {
      throw new BrokenPromiseException(promise, words);
    }
  }
}

package org.lifeboat.lab.replay;

import java.io.Serial;

/** An allocator broke its contract; the message says where and how. */
public final class AllocatorFaultException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  AllocatorFaultException(String what) {
    super(what);
  }
}

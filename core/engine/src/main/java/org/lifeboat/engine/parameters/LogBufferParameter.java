package org.lifeboat.engine.parameters;

import org.lifeboat.api.stage.CommandLine;

/** How large {@code log_buf_len=} wants the kernel's log (kernel/printk/printk.c). */
public final class LogBufferParameter {
  /** LOG_BUF_LEN_MAX. */
  private static final long MOST_BYTES = 1L << 31;

  private LogBufferParameter() {}

  /**
   * Bytes, rounded up to a power of two; the largest of several (log_buf_len_update).
   *
   * @return 0 where it asks for nothing
   */
  public static long bytes(CommandLine commandLine) {
    long most = 0;
    for (String value : commandLine.values("log_buf_len")) {
      most = Math.max(most, rounded(KernelNumber.memory(value).value()));
    }
    return most;
  }

  /** A size as the kernel takes it: at most 2 GB, a power of two. */
  public static long rounded(long bytes) {
    if (bytes == 0) {
      return 0;
    }
    if (Long.compareUnsigned(bytes, MOST_BYTES) >= 0) {
      return MOST_BYTES;
    }
    long below = Long.highestOneBit(bytes);
    return below == bytes ? below : below << 1;
  }
}

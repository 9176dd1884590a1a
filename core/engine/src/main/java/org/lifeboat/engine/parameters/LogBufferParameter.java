package org.lifeboat.engine.parameters;

import org.lifeboat.api.stage.CommandLine;

/** How large {@code log_buf_len=} wants the kernel's log (kernel/printk/printk.c). */
public final class LogBufferParameter {
  /** CONFIG_LOG_BUF_SHIFT of Debian's kernels: what the kernel's image has. */
  public static final long BUILT_IN_BYTES = 1 << 17;

  /** LOG_BUF_LEN_MAX. */
  private static final long MOST_BYTES = 1L << 31;

  private LogBufferParameter() {}

  /**
   * Bytes, rounded up to a power of two; of several the last that is more than {@link
   * #BUILT_IN_BYTES} (log_buf_len_update).
   *
   * @return 0 where it asks for no more than there is
   */
  public static long bytes(CommandLine commandLine) {
    long bytes = 0;
    for (String value : commandLine.values("log_buf_len")) {
      long asked = rounded(KernelNumber.memory(value).value());
      bytes = asked > BUILT_IN_BYTES ? asked : bytes;
    }
    return bytes;
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

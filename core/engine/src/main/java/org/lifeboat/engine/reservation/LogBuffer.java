package org.lifeboat.engine.reservation;

import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.engine.memory.EarlyMemory;
import org.lifeboat.engine.parameters.LogBufferParameter;
import org.lifeboat.engine.plan.ReservationStep;

/**
 * A log buffer larger than the one in the kernel's image (kernel/printk/printk.c:setup_log_buf).
 */
final class LogBuffer {
  private static final Owner OWNER = Owner.kernel("log buffer");

  /** CONFIG_LOG_CPU_MAX_BUF_SHIFT: for each processor but the first. */
  private static final long BYTES_PER_PROCESSOR = 1 << 12;

  /** PRB_AVGBITS: one record for so many bytes. */
  private static final int RECORD_SHIFT = 5;

  /** struct prb_desc and struct printk_info. */
  private static final long DESCRIPTOR_BYTES = 24;

  private static final long INFO_BYTES = 88;
  private static final long ALIGN = 8;

  private final CommandLine commandLine;
  private final int processors;
  private final EarlyMemory memory;
  private boolean done;

  LogBuffer(CommandLine commandLine, int processors, EarlyMemory memory) {
    this.commandLine = commandLine;
    this.processors = processors;
    this.memory = memory;
  }

  /** At either chance. */
  void allocate(ReservationStep.LogBuffer step) {
    if (step.forProcessors()) {
      allocateForProcessors();
    } else {
      allocateAsAsked();
    }
  }

  /** What {@code log_buf_len=} asks for. */
  void allocateAsAsked() {
    allocate(LogBufferParameter.bytes(commandLine));
  }

  /** What many processors need, where nothing was asked for (log_buf_add_cpu). */
  void allocateForProcessors() {
    long extra = (processors - 1) * BYTES_PER_PROCESSOR;
    if (extra > LogBufferParameter.BUILT_IN_BYTES / 2) {
      allocate(LogBufferParameter.rounded(extra + LogBufferParameter.BUILT_IN_BYTES));
    }
  }

  private void allocate(long bytes) {
    if (done || bytes <= LogBufferParameter.BUILT_IN_BYTES) {
      return;
    }
    done = true;
    long records = bytes >> RECORD_SHIFT;
    for (long size : new long[] {bytes, records * DESCRIPTOR_BYTES, records * INFO_BYTES}) {
      memory.allocate(AllocationRequest.of(size, ALIGN), OWNER);
    }
  }
}

package org.lifeboat.lab.replay.slots;

import org.lifeboat.lab.replay.AnswerForm;
import org.lifeboat.load.slots.DmaLimits;

/** One operation of a trace. */
sealed interface SlotOperation {
  /** How it is answered. */
  default AnswerForm answer() {
    return AnswerForm.NONE;
  }

  /** What is the pool, and what does it promise the device? */
  record Describe() implements SlotOperation {
    @Override
    public AnswerForm answer() {
      return AnswerForm.LINE;
    }
  }

  /** The maps that follow are this device's. */
  record Device(DmaLimits limits) implements SlotOperation {}

  /** Who maps moves to a processor. */
  record Processor(int number) implements SlotOperation {}

  /**
   * A buffer is mapped.
   *
   * @param id names the mapping
   * @param bytes its size, at least 1
   * @param offset bytes from a multiple of {@link SlotOperationReader#BUFFER_ALIGNMENT} to it
   */
  record Map(long id, long bytes, int offset) implements SlotOperation {
    /** Above every alignment mask: the bits that matter are the offset's, and it is never 0. */
    private static final long ANYWHERE = 1L << 32;

    @Override
    public AnswerForm answer() {
      return AnswerForm.LINE;
    }

    long address() {
      return ANYWHERE + offset;
    }
  }

  /** A buffer is unmapped. */
  record Unmap(long id) implements SlotOperation {}
}

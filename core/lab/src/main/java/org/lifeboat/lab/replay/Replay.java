package org.lifeboat.lab.replay;

import java.nio.file.Path;

/** Something that takes the operations of a trace and answers them. */
public interface Replay {
  /**
   * Replays a trace on a fresh subject. Nothing is kept of it afterwards.
   *
   * @param trace the file
   * @param listener is told of operations and answers as they come, also of those before a mistake
   * @throws TraceException if it cannot be read or replayed
   * @throws AllocatorFaultException if an allocator breaks its contract
   */
  void replay(Path trace, Listener listener);

  /**
   * Reads a trace into memory, and replays it once.
   *
   * @throws TraceException if it cannot be read or replayed, or is too long for that
   * @throws AllocatorFaultException if an allocator breaks its contract
   */
  Timeable timeable(Path trace);

  /** Hears what happens in a replay. */
  @FunctionalInterface
  interface Listener {
    /**
     * An operation begins; its answer, if it has any, follows before the next one begins.
     *
     * @param line where it stands, from 1
     * @param text the line
     * @param form how many lines will answer it
     */
    default void operation(int line, String text, AnswerForm form) {}

    /** A line of the answer, without its end. */
    void answer(String line);
  }
}

package org.lifeboat.lab.replay.slots;

import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lifeboat.lab.replay.OperationWords.MistakeException;
import org.lifeboat.lab.replay.Replay;
import org.lifeboat.lab.replay.Timeable;
import org.lifeboat.lab.replay.TraceException;
import org.lifeboat.load.slots.SearchRule;

/**
 * Replays traces through a bounce pool. A trace may be of any length: what is kept of it is what is
 * mapped.
 */
public final class SlotReplay implements Replay {
  private final SearchRule rule;

  /**
   * @param rule which kernel's search answers; the recorded ones are {@link SearchRule#UNTIL_WRAP}
   */
  public SlotReplay(SearchRule rule) {
    this.rule = rule;
  }

  @Override
  public void replay(Path trace, Listener listener) {
    try (SlotTraceReader reader = new SlotTraceReader(trace)) {
      replay(reader, listener);
    }
  }

  /**
   * Replays what is read somewhere, and closes it.
   *
   * @param name where it is said to stand
   * @param listener as of a file
   * @throws TraceException if it cannot be read or replayed
   */
  public void replay(Path name, InputStream trace, Listener listener) {
    try (SlotTraceReader reader = new SlotTraceReader(name, trace)) {
      replay(reader, listener);
    }
  }

  private void replay(SlotTraceReader reader, Listener listener) {
    SlotRun run = new SlotRun(reader.header().shape(), rule);
    for (SlotOperation next = reader.next(); next != null; next = reader.next()) {
      listener.operation(reader.line(), reader.text(), next.answer());
      String answer = answer(reader, run, next);
      if (answer != null) {
        listener.answer(answer);
      }
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>A million maps and unmaps are the most, and one map the least.
   */
  @Override
  public Timeable timeable(Path trace) {
    try (SlotTraceReader reader = new SlotTraceReader(trace)) {
      SlotRun run = new SlotRun(reader.header().shape(), rule);
      CompactTrace compact = new CompactTrace(reader.header().shape(), rule);
      for (SlotOperation next = reader.next(); next != null; next = reader.next()) {
        answer(reader, run, next);
        if (!compact.add(next, run.device(), run.processor())) {
          throw reader.problem(
              "more than " + CompactTrace.MOST_STEPS + " maps and unmaps are not timed");
        }
      }
      if (compact.steps() == 0) {
        throw reader.problem("holds no map to be timed");
      }
      return new Timeable(compact::replay, compact.steps());
    }
  }

  private static @Nullable String answer(
      SlotTraceReader reader, SlotRun run, SlotOperation operation) {
    try {
      return run.on(operation);
    } catch (MistakeException e) {
      throw reader.mistake(e);
    }
  }
}

package org.lifeboat.lab.replay;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.lab.replay.AnswerLines.TooManyBlocksException;
import org.lifeboat.lab.replay.Trace.Step;

/** Replays traces through fresh instances of one early allocator. */
public final class AllocatorReplay implements Replay {
  private final String id;
  private final Supplier<? extends EarlyAllocator> maker;

  /**
   * @param id how messages name the allocator
   * @param maker makes an instance for each replay; what it throws counts as the allocator's own
   */
  public AllocatorReplay(String id, Supplier<? extends EarlyAllocator> maker) {
    this.id = id;
    this.maker = maker;
  }

  /**
   * {@inheritDoc}
   *
   * <p>A trace has at most 16 MB and is read before anything is replayed.
   */
  @Override
  public void replay(Path trace, Listener listener) {
    replay(TraceReader.read(trace), listener);
  }

  /**
   * Replays a trace. What the allocator answers to requests is checked against what the trace told
   * it before.
   *
   * @throws AllocatorFaultException if the allocator breaks its contract
   * @throws TraceException if the trace asks for what this allocator does not offer, or for more
   *     than can be written down
   */
  public void replay(Trace trace, Listener listener) {
    EarlyAllocator allocator = new WatchedAllocator(fresh());
    Answers answers = new AnswerLines(listener::answer);
    for (Step step : trace.steps()) {
      listener.operation(step.line(), step.text(), step.operation().answer());
      try {
        step.operation().on(allocator, answers);
      } catch (UnsupportedOperationException e) {
        throw unfit(trace, step, id + " has no such operation: " + e.getMessage());
      } catch (TooManyBlocksException e) {
        throw unfit(trace, step, String.valueOf(e.getMessage()));
      } catch (Throwable thrown) { // a plugin may throw anything, an error of linkage too
        throw new AllocatorFaultException(at(trace, step) + id + " " + words(thrown));
      }
    }
  }

  @Override
  public Timeable timeable(Path file) {
    Trace trace = TraceReader.read(file);
    replay(trace, line -> {});
    return new Timeable(() -> replayUnheard(trace), trace.operations());
  }

  /**
   * Replays a trace with nobody watching or listening: what is timed.
   *
   * @throws RuntimeException whatever the allocator throws
   */
  public void replayUnheard(Trace trace) {
    EarlyAllocator allocator = maker.get();
    List<Step> steps = trace.steps();
    for (int i = 0; i < steps.size(); i++) {
      steps.get(i).operation().on(allocator, Unheard.ANSWERS);
    }
  }

  private EarlyAllocator fresh() {
    try {
      return maker.get();
    } catch (Throwable thrown) { // as above
      throw new AllocatorFaultException(id + " " + words(thrown) + " when it was made");
    }
  }

  private static TraceException unfit(Trace trace, Step step, String what) {
    return new TraceException(
        List.of(new TraceProblem(trace.file(), step.line(), "'" + step.text() + "': " + what)));
  }

  private static String at(Trace trace, Step step) {
    return "%s:%s: '%s': ".formatted(trace.file(), step.line(), step.text());
  }

  private static String words(Throwable thrown) {
    if (thrown instanceof WatchedAllocator.MisdeedException) {
      return String.valueOf(thrown.getMessage());
    }
    String kind = "threw " + thrown.getClass().getSimpleName();
    try {
      String message = thrown.getMessage();
      return message == null ? kind : kind + ": " + message;
    } catch (Throwable another) { // getMessage() may be the plugin's own
      return kind;
    }
  }
}

package org.lifeboat.engine.boot;

import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lifeboat.api.stage.KernelPanic;
import org.lifeboat.engine.event.BootEvent.Moment;
import org.lifeboat.engine.event.BootEvent.PluginFailure;
import org.lifeboat.engine.event.Misdeed;

/**
 * Stands between one boot and its plugins: calls them, serves them, and turns whatever they do
 * wrong into a failure that names them. The first wrong counts, also where the plugin catches the
 * exception that told it so and goes on.
 */
final class PluginGuard {
  /**
   * What a boot does for its plugins at most: far more than a kernel's log can hold, and soon done.
   */
  static final int MOST_CHANGES = 1 << 16;

  private Moment moment = Moment.EARLY;
  private int changes;
  private int requestsUnderWay;
  private boolean torn;
  private @Nullable RuntimeException first;

  /** From now on it is this moment. */
  void begin(Moment next) {
    moment = next;
  }

  Moment moment() {
    return moment;
  }

  /**
   * Whether a request ended in the middle, the stack or the heap being exhausted: nothing that the
   * boot has written down can be trusted.
   */
  boolean isTorn() {
    return torn;
  }

  /** Has a plugin answer. */
  <T> T call(PluginIdentity plugin, Supplier<? extends @Nullable T> body) {
    int underWay = requestsUnderWay;
    T answer = null;
    try {
      answer = body.get();
    } catch (Throwable thrown) {
      if (underWay > 0 && thrown instanceof VirtualMachineError exhausted) {
        // Stack and heap were used up by whoever asked for what this plugin is to do.
        throw exhausted;
      }
      if (first == null) {
        first =
            isWord(thrown)
                ? (RuntimeException) thrown
                : violation(plugin, Outburst.misdeed(thrown), Outburst.words(thrown));
      }
    }
    if (requestsUnderWay != underWay) {
      torn = true;
      if (first == null) {
        first =
            violation(
                plugin, Misdeed.EXHAUSTED, "ran out of stack or heap in the midst of a request");
      }
    }
    if (first != null) {
      throw first;
    }
    if (answer == null) {
      throw violation(plugin, Misdeed.INCOMPLETE_ANSWER, "answered null");
    }
    return answer;
  }

  /** The same with an answer of parts. */
  <T> T call(
      PluginIdentity plugin, Predicate<? super T> isWhole, Supplier<? extends @Nullable T> body) {
    T answer = call(plugin, body);
    if (!isWhole.test(answer)) {
      throw violation(
          plugin, Misdeed.INCOMPLETE_ANSWER, "answered " + answer + ", of which a part is missing");
    }
    return answer;
  }

  /** Lets a plugin act. */
  void run(PluginIdentity plugin, Runnable body) {
    call(
        plugin,
        () -> {
          body.run();
          return true;
        });
  }

  /** Holds what a plugin did against the facts: what {@code check} throws is the engine's word. */
  void hold(PluginIdentity plugin, Runnable check) {
    run(
        plugin,
        () ->
            serve(
                plugin,
                () -> {
                  check.run();
                  return true;
                }));
  }

  /** Answers what a plugin asks at a stage. */
  <T> T serve(PluginIdentity plugin, Supplier<T> request) {
    requestsUnderWay++;
    try {
      T answer = request.get();
      requestsUnderWay--;
      return answer;
    } catch (RuntimeException refusal) {
      requestsUnderWay--;
      if (first == null) {
        first =
            isWord(refusal)
                ? refusal
                : violation(
                    plugin, Outburst.misdeedOfRequest(refusal), Outburst.wordsOfEngine(refusal));
      }
      throw refusal;
    }
  }

  /** Does what a plugin wants done at a stage. */
  <T> T change(PluginIdentity plugin, Supplier<T> request) {
    return serve(
        plugin,
        () -> {
          if (changes == MOST_CHANGES) {
            throw violation(
                plugin,
                Misdeed.EXCESS,
                "wanted more than %s allocations, releases and lines of log in one boot"
                    .formatted(MOST_CHANGES));
          }
          changes++;
          return request.get();
        });
  }

  PluginViolation violation(PluginIdentity plugin, Misdeed misdeed, String problem) {
    return new PluginViolation(
        new PluginFailure(plugin.toString(), moment.text(), misdeed, problem));
  }

  /** Whether it says itself how the boot ends. */
  private static boolean isWord(Throwable thrown) {
    return thrown instanceof KernelPanic || thrown instanceof PluginViolation;
  }
}

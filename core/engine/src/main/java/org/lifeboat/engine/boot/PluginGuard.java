package org.lifeboat.engine.boot;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lifeboat.api.stage.KernelPanic;
import org.lifeboat.engine.event.BootEvent.Moment;
import org.lifeboat.engine.event.BootEvent.PluginFailure;

/** Calls plugins, and turns whatever they throw into a failure that names them. */
final class PluginGuard {
  private PluginGuard() {}

  static <T> T call(PluginIdentity plugin, Moment moment, Supplier<@Nullable T> body) {
    T result;
    try {
      result = body.get();
    } catch (KernelPanic | PluginViolation e) {
      throw e;
    } catch (Exception | LinkageError | AssertionError | StackOverflowError | OutOfMemoryError e) {
      throw violation(plugin, moment, describe(e));
    }
    if (result == null) {
      throw violation(plugin, moment, "answered null");
    }
    return result;
  }

  static void run(PluginIdentity plugin, Moment moment, Runnable body) {
    call(
        plugin,
        moment,
        () -> {
          body.run();
          return true;
        });
  }

  static PluginViolation violation(PluginIdentity plugin, Moment moment, String problem) {
    return new PluginViolation(new PluginFailure(plugin.toString(), moment.text(), problem));
  }

  private static String describe(Throwable thrown) {
    String message = thrown.getMessage();
    String kind = thrown.getClass().getSimpleName();
    boolean ours = thrown.getClass().getName().startsWith("org.lifeboat.");
    return message == null ? "threw " + kind : ours ? message : "threw " + kind + ": " + message;
  }
}

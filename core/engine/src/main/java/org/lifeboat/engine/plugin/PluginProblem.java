package org.lifeboat.engine.plugin;

/**
 * A plugin, or a whole jar, that cannot be used, and why. The others work.
 *
 * @param origin where it came from
 * @param className the provider's class; empty where the jar itself is at fault
 * @param reason what is wrong, in words
 */
public record PluginProblem(PluginOrigin origin, String className, String reason) {
  /** As {@code my.jar: org.example.MyProvider: has no public constructor without parameters}. */
  @Override
  public String toString() {
    return origin + ": " + (className.isEmpty() ? "" : className + ": ") + reason;
  }
}

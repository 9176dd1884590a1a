package org.lifeboat.engine.plugin;

import java.nio.file.Path;

/** Where a plugin came from. */
public sealed interface PluginOrigin {
  /** The class path or module path that the engine itself came from. */
  record BuiltIn() implements PluginOrigin {
    @Override
    public String toString() {
      return "built-in";
    }
  }

  /** Handed in by the program that embeds the engine. */
  record Program() implements PluginOrigin {
    @Override
    public String toString() {
      return "this program";
    }
  }

  /**
   * A jar of its own.
   *
   * @param path the jar, as it was named
   */
  record Jar(Path path) implements PluginOrigin {
    @Override
    public String toString() {
      return path.toString();
    }
  }
}

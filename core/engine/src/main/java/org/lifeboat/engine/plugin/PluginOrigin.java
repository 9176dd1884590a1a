package org.lifeboat.engine.plugin;

import java.nio.file.Path;
import java.util.Optional;

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
   * @param version the jar's own version, where it says one
   */
  record Jar(Path path, Optional<String> version) implements PluginOrigin {
    @Override
    public String toString() {
      return path.toString();
    }
  }
}

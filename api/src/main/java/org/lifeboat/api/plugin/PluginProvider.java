package org.lifeboat.api.plugin;

/**
 * What a plugin registers, through {@code META-INF/services} or its module descriptor: its name,
 * its settings, and how to make one. Register the sub-interface for its kind, not this one. A
 * provider is asked from many threads and keeps no state.
 *
 * @param <P> what it makes
 * @param <S> its settings: a record whose components carry {@link Setting}; {@link NoSettings} for
 *     none
 */
public interface PluginProvider<P, S extends Record> {
  /**
   * Its name in configuration: lower-case letters, digits and dashes; unique among plugins of its
   * kind.
   */
  String id();

  /** One sentence for a list of plugins. */
  String summary();

  /** The record that holds its settings. */
  Class<S> settingsType();

  /** A fresh instance for one boot. */
  P create(S settings);
}

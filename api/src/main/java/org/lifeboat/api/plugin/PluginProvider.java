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
   * Its name in configuration and on the command line.
   *
   * @return lower-case letters, digits and dashes; unique among plugins of its kind, and always the
   *     same
   */
  String id();

  /**
   * What it does, for a list of plugins.
   *
   * @return one sentence
   */
  String summary();

  /**
   * The record that holds its settings; the engine fills it from the plugin's block of a plan, and
   * says file and line of what does not fit.
   *
   * @return the record's class
   */
  Class<S> settingsType();

  /**
   * Makes an instance for one boot.
   *
   * @param settings each within the bounds that its {@link Setting} states
   * @return a fresh one each time, which shares nothing that changes with others
   */
  P create(S settings);
}

package org.lifeboat.engine.plugin;

import org.lifeboat.api.plugin.PluginProvider;

/**
 * What a plugin's jar sees of its surroundings: the JDK and {@code org.lifeboat.api}, and nothing
 * else of the program that loads it. The api's classes are the engine's own, so that a plugin
 * cannot bring another version of them.
 */
final class ApiOnlyClassLoader extends ClassLoader {
  static final String VISIBLE = "org.lifeboat.api.";

  ApiOnlyClassLoader() {
    super("lifeboat-api", ClassLoader.getPlatformClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    return name.startsWith(VISIBLE)
        ? Class.forName(name, false, PluginProvider.class.getClassLoader())
        : super.loadClass(name, resolve);
  }
}

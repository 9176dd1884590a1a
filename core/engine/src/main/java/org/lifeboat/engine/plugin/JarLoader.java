package org.lifeboat.engine.plugin;

import java.net.URL;
import java.net.URLClassLoader;

/**
 * How the classes of one jar are loaded. Internal: for those parts of Lifeboat that want to see, or
 * to change, the classes of a jar that they do not trust.
 */
@FunctionalInterface
public interface JarLoader {
  /** Loads what is in the jar, as it is. */
  JarLoader PLAIN = PlainLoader::new;

  /**
   * A loader for one jar, which lives as long as the jar's plugins do.
   *
   * @param jar where the jar lies
   * @param surroundings what the jar may see: the JDK and {@code org.lifeboat.api}; to be asked
   *     before the jar is
   */
  ClassLoader open(URL jar, ClassLoader surroundings);

  /**
   * Takes the api's packages from its surroundings alone, also those of their classes that are
   * missing there: a jar that carries the api with it must not have half of it.
   */
  final class PlainLoader extends URLClassLoader {
    PlainLoader(URL jar, ClassLoader surroundings) {
      super(new URL[] {jar}, surroundings);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith(ApiOnlyClassLoader.VISIBLE)) {
        throw new ClassNotFoundException(name);
      }
      return super.findClass(name);
    }
  }
}

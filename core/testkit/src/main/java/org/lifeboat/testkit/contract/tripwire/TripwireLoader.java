package org.lifeboat.testkit.contract.tripwire;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.CodeSource;
import java.security.cert.Certificate;
import org.jspecify.annotations.Nullable;

/**
 * Loads the classes of one jar or folder, each with its tripwires, before it asks its parent: the
 * same classes may be there without.
 */
public final class TripwireLoader extends URLClassLoader {
  /** What the loader is called in stack traces. */
  static final String NAME = "watched";

  private final URL source;
  private final Trips trips = new Trips();

  /**
   * @param source a jar, or a folder whose address ends with a slash
   * @param parent where everything else comes from
   */
  public TripwireLoader(URL source, ClassLoader parent) {
    super(NAME, new URL[] {source}, parent);
    this.source = source;
  }

  /** What was tripped so far. */
  public Trips trips() {
    return trips;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      if (name.equals(Tripwire.class.getName())) {
        return Tripwire.class;
      }
      if (ForeignCode.isLifeboat(name)) { // must not be there twice
        return super.loadClass(name, resolve);
      }
      @Nullable URL own = findResource(name.replace('.', '/') + ".class");
      return own == null ? super.loadClass(name, resolve) : define(name, own);
    }
  }

  private Class<?> define(String name, URL file) throws ClassNotFoundException {
    try (InputStream in = file.openStream()) {
      byte[] watched = Wiretap.on(in.readAllBytes());
      return defineClass(
          name, watched, 0, watched.length, new CodeSource(source, (Certificate[]) null));
    } catch (IOException | IllegalArgumentException e) {
      throw new ClassNotFoundException(name + ": " + e.getMessage(), e);
    }
  }
}

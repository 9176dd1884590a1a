package org.lifeboat.engine.plugin;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import org.lifeboat.api.plugin.PluginProvider;
import org.lifeboat.api.plugin.SpiVersion;

/**
 * Finds the providers in one jar. Each jar has a class loader of its own, which lives as long as
 * its plugins do.
 */
final class JarProviders {
  private final Path path;
  private final JarLoader loading;
  private final List<PluginProblem> problems;

  JarProviders(Path path, JarLoader loading, List<PluginProblem> problems) {
    this.path = path;
    this.loading = loading;
    this.problems = problems;
  }

  /** What the jar names; what is wrong with the jar itself becomes a problem. */
  List<Candidate> find() {
    try {
      return candidates();
    } catch (PluginRefusedException e) {
      PluginOrigin origin = new PluginOrigin.Jar(path, Optional.empty());
      problems.add(new PluginProblem.Unusable(origin, "", e.reason()));
      return List.of();
    }
  }

  private List<Candidate> candidates() throws PluginRefusedException {
    if (!Files.exists(path)) {
      throw new PluginRefusedException("there is no such file");
    }
    if (Files.isDirectory(path)) {
      throw new PluginRefusedException("is a directory, not a jar");
    }
    List<Candidate> found = new ArrayList<>();
    try (JarFile jar = JarDirectory.open(path)) {
      JarLabel label = JarLabel.of(jar);
      label.checkRuns(SpiVersion.CURRENT);
      PluginOrigin origin = new PluginOrigin.Jar(path, label.version());
      ClassLoader loader = loading.open(path.toUri().toURL(), new ApiOnlyClassLoader());
      for (PluginKind kind : PluginKind.values()) {
        for (String name : JarDirectory.providers(jar, kind.service().getName())) {
          found.add(new Candidate(kind, name, origin, () -> make(kind, name, loader)));
        }
      }
    } catch (IOException e) {
      throw new PluginRefusedException("is no jar that can be read: " + e.getMessage());
    }
    if (found.isEmpty()) {
      throw new PluginRefusedException(
          "offers no plugin: neither a file under META-INF/services nor a module descriptor names"
              + " a provider");
    }
    return found;
  }

  private static PluginProvider<?, ?> make(PluginKind kind, String name, ClassLoader loader)
      throws PluginRefusedException {
    try {
      Class<?> type = Class.forName(name, false, loader);
      if (!kind.service().isAssignableFrom(type)) {
        throw new PluginRefusedException("is no " + kind.service().getSimpleName());
      }
      return kind.service().cast(type.getConstructor().newInstance());
    } catch (ClassNotFoundException e) {
      throw new PluginRefusedException("is named as a provider, but the jar has no such class");
    } catch (NoClassDefFoundError e) {
      String missing = String.valueOf(e.getMessage()).replace('/', '.');
      throw new PluginRefusedException(
          Thrown.isOfApi(missing)
              ? "cannot be loaded: " + Thrown.words(e)
              : "needs %s, which is neither in the jar nor in org.lifeboat.api nor in the JDK"
                  .formatted(missing));
    } catch (InvocationTargetException | ExceptionInInitializerError e) {
      throw new PluginRefusedException(
          "its %s throws %s"
              .formatted(
                  e instanceof InvocationTargetException ? "constructor" : "static initialiser",
                  Thrown.words(e.getCause() == null ? e : e.getCause())));
    } catch (NoSuchMethodException | IllegalAccessException e) {
      throw new PluginRefusedException(
          "is no public class with a public constructor without parameters");
    } catch (InstantiationException e) {
      throw new PluginRefusedException("is abstract");
    } catch (LinkageError e) {
      throw new PluginRefusedException("cannot be loaded: " + Thrown.words(e));
    }
  }
}

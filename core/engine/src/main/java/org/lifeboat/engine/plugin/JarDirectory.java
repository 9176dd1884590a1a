package org.lifeboat.engine.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.InvalidModuleDescriptorException;
import java.lang.module.ModuleDescriptor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What a jar says that it provides: its files under META-INF/services, and the {@code provides} of
 * its module descriptor.
 */
final class JarDirectory {
  /** Larger service files and descriptors are cut: nobody needs them. */
  private static final int MOST_BYTES = 1 << 20;

  private JarDirectory() {}

  /**
   * The classes that {@code jar} names as providers of {@code service}, ascending.
   *
   * @throws IOException if the jar cannot be read
   * @throws PluginRefusedException if its module descriptor is broken
   */
  static Set<String> providers(JarFile jar, String service)
      throws IOException, PluginRefusedException {
    Set<String> names = new TreeSet<>();
    for (String line : text(jar, "META-INF/services/" + service).split("\\R", -1)) {
      String name = line.replaceFirst("#.*", "").strip();
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    module(jar)
        .ifPresent(
            module ->
                module.provides().stream()
                    .filter(p -> p.service().equals(service))
                    .forEach(p -> names.addAll(p.providers())));
    return names;
  }

  /** Opens {@code path} as a jar. */
  static JarFile open(Path path) throws IOException {
    return new JarFile(path.toFile(), false, ZipFile.OPEN_READ, JarFile.runtimeVersion());
  }

  /** The file that {@code path} leads to, whatever links there are on the way. */
  static Path realFile(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException absent) {
      return path.toAbsolutePath().normalize();
    }
  }

  /**
   * The jar's module descriptor.
   *
   * @throws IOException if the jar cannot be read
   * @throws PluginRefusedException if the descriptor is broken
   */
  static Optional<ModuleDescriptor> module(JarFile jar) throws IOException, PluginRefusedException {
    byte[] descriptor = bytes(jar, "module-info.class");
    try {
      return descriptor.length == 0
          ? Optional.empty()
          : Optional.of(ModuleDescriptor.read(ByteBuffer.wrap(descriptor)));
    } catch (InvalidModuleDescriptorException e) {
      throw new PluginRefusedException("its module descriptor is broken: " + e.getMessage());
    }
  }

  private static String text(JarFile jar, String entry) throws IOException {
    return new String(bytes(jar, entry), StandardCharsets.UTF_8);
  }

  /** The beginning of an entry; empty where there is none. */
  static byte[] bytes(JarFile jar, String name) throws IOException {
    ZipEntry entry = jar.getEntry(name);
    if (entry == null) {
      return new byte[0];
    }
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readNBytes(MOST_BYTES);
    }
  }
}

package org.lifeboat.engine.plugin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.lifeboat.api.plugin.SpiVersion;

/**
 * What a jar says of itself.
 *
 * @param version its own version: of its manifest, else of its module, else of the Maven project
 *     that it was built from
 * @param builtAgainst the version of the SPI that its plugins were compiled against
 */
record JarLabel(Optional<String> version, Optional<SpiVersion> builtAgainst) {
  private static final String API = "org.lifeboat.api";

  /**
   * Reads it.
   *
   * @throws IOException if the jar cannot be read
   * @throws PluginRefusedException if its descriptor is broken, or its manifest names no version of
   *     the SPI where it should
   */
  static JarLabel of(JarFile jar) throws IOException, PluginRefusedException {
    Attributes manifest =
        new Manifest(new ByteArrayInputStream(JarDirectory.bytes(jar, JarFile.MANIFEST_NAME)))
            .getMainAttributes();
    Optional<ModuleDescriptor> module = JarDirectory.module(jar);
    Optional<String> version =
        Optional.ofNullable(manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION))
            .or(() -> module.flatMap(ModuleDescriptor::rawVersion));
    return new JarLabel(
        version.isPresent() ? version : ofProject(jar),
        spi(Optional.ofNullable(manifest.getValue(SpiVersion.ATTRIBUTE)), module));
  }

  /**
   * Refuses what was built against another SPI.
   *
   * @throws PluginRefusedException if the jar's plugins do not run with {@code offered}
   */
  void checkRuns(SpiVersion offered) throws PluginRefusedException {
    if (builtAgainst.isPresent() && !offered.runs(builtAgainst.get())) {
      SpiVersion built = builtAgainst.get();
      throw new PluginRefusedException(
          "was built against version %s of Lifeboat's SPI, and this Lifeboat has %s: %s"
              .formatted(
                  built,
                  offered,
                  built.compareTo(offered) > 0
                      ? "take a newer Lifeboat, or build it against lifeboat-api of SPI " + offered
                      : "build it anew against lifeboat-api of SPI " + offered));
    }
  }

  private static Optional<SpiVersion> spi(Optional<String> said, Optional<ModuleDescriptor> module)
      throws PluginRefusedException {
    if (said.isPresent()) {
      Optional<SpiVersion> version = SpiVersion.parse(said.get().strip());
      if (version.isEmpty()) {
        throw new PluginRefusedException(
            "its manifest says %s: %s, which is no version; right is, for example, %s"
                .formatted(SpiVersion.ATTRIBUTE, said.get(), SpiVersion.CURRENT));
      }
      return version;
    }
    return module.stream()
        .flatMap(m -> m.requires().stream())
        .filter(r -> r.name().equals(API))
        .flatMap(r -> r.rawCompiledVersion().stream())
        .flatMap(v -> SpiVersion.parse(v).stream())
        .findFirst();
  }

  /** Of a jar that holds several projects, none. */
  private static Optional<String> ofProject(JarFile jar) throws IOException {
    List<String> projects =
        jar.stream()
            .map(JarEntry::getName)
            .filter(n -> n.startsWith("META-INF/maven/") && n.endsWith("/pom.properties"))
            .distinct()
            .limit(2)
            .toList();
    if (projects.size() != 1) {
      return Optional.empty();
    }
    Properties project = new Properties();
    try {
      project.load(new ByteArrayInputStream(JarDirectory.bytes(jar, projects.get(0))));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
    return Optional.ofNullable(project.getProperty("version"));
  }
}

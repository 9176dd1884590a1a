package org.lifeboat.engine.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/**
 * Makes plugin jars: sources are compiled against what this test sees, and packed with what the jar
 * claims to provide.
 */
final class ProviderSources {
  private static final String SERVICE =
      "META-INF/services/org.lifeboat.api.policy.FallbackPolicyProvider";

  private final Path folder;
  private final Map<String, String> sources = new TreeMap<>();
  private final Map<String, byte[]> entries = new TreeMap<>();

  ProviderSources(Path folder) {
    this.folder = folder;
  }

  /** A policy's provider in package {@code far}, with its id and further members. */
  ProviderSources policy(String name, String id, String members) {
    return source(
        name,
        """
        package far;
        import org.lifeboat.api.plugin.*;
        import org.lifeboat.api.policy.*;
        public class %s implements FallbackPolicyProvider<NoSettings> {
          public String id() { return "%s"; }
          public String summary() { return "made by a test"; }
          public Class<NoSettings> settingsType() { return NoSettings.class; }
          public FallbackPolicy create(NoSettings settings) { return null; }
          %s
        }
        """
            .formatted(name, id, members));
  }

  ProviderSources source(String name, String text) {
    sources.put(name, text);
    return this;
  }

  /** The lines of the services file for policies. */
  ProviderSources provides(String... lines) {
    return entry(SERVICE, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  /** The manifest's main attributes, as lines. */
  ProviderSources manifest(String... lines) {
    String text = "Manifest-Version: 1.0\n" + String.join("\n", lines) + "\n";
    return entry("META-INF/MANIFEST.MF", text.getBytes(StandardCharsets.UTF_8));
  }

  ProviderSources entry(String name, byte[] content) {
    entries.put(name, content);
    return this;
  }

  /** Compiles and packs. Classes that are named here are left out of the jar. */
  Path jar(String name, String... without) {
    try {
      Path classes = compile();
      Path jar = folder.resolve(name);
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
          Stream<Path> files = Files.walk(classes)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          String entry = classes.relativize(file).toString();
          if (!List.of(without).contains(entry)) {
            put(out, entry, Files.readAllBytes(file));
          }
        }
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
          put(out, entry.getKey(), entry.getValue());
        }
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(content);
    out.closeEntry();
  }

  private Path compile() throws IOException {
    Path work = Files.createTempDirectory(folder, "work");
    Path classes = Files.createDirectory(work.resolve("classes"));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-proc:none",
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path")));
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = work.resolve(source.getKey() + ".java");
      Files.writeString(file, source.getValue());
      arguments.add(file.toString());
    }
    if (!sources.isEmpty()) {
      int result =
          ToolProvider.getSystemJavaCompiler()
              .run(null, null, null, arguments.toArray(String[]::new));
      if (result != 0) {
        throw new IllegalStateException("the test's own source does not compile");
      }
    }
    return classes;
  }
}

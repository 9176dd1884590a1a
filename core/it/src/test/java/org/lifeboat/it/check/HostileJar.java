package org.lifeboat.it.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A jar with policies that are decent but for one thing each, as somebody else would build it.
 * Immutable.
 *
 * @param classes the policies
 */
public record HostileJar(List<Source> classes) {
  private static final String SERVICE =
      "META-INF/services/org.lifeboat.api.policy.FallbackPolicyProvider";

  /** A policy's class: {@code far.<name>}, its provider nested in it. */
  public record Source(String name, String text) {}

  /** Places where a policy's code runs, each to be filled with statements. */
  public enum Place {
    STATIC,
    CONSTRUCTOR,
    EARLY,
    LATE,
    ID,
    CREATE,
    PROVIDER_STATIC
  }

  /** With one policy, {@code sinner}, and one thing that it does. */
  public static HostileJar with(Place place, String statements) {
    return new HostileJar(List.of()).and("Sinner", "sinner", place, statements);
  }

  /** With one more policy. */
  HostileJar and(String name, String id, Place sin, String statements) {
    String text = TEMPLATE.replace("@NAME@", name).replace("@NAMED@", id);
    for (Place place : Place.values()) {
      text = text.replace("@" + place + "@", place == sin ? statements : "");
    }
    List<Source> all = new ArrayList<>(classes);
    all.add(new Source(name, text));
    return new HostileJar(all);
  }

  private static final String TEMPLATE =
      """
      package far;
      import java.util.*;
      import org.lifeboat.api.bounce.*;
      import org.lifeboat.api.plugin.*;
      import org.lifeboat.api.policy.*;
      import org.lifeboat.api.stage.*;
      import org.lifeboat.api.stage.Severity;
      public final class @NAME@ implements FallbackPolicy {
        private static final boolean TRUE = Boolean.parseBoolean("true");
        private static final List<Object> KEPT = new ArrayList<>();
        static { @STATIC@ }
        private Optional<BouncePool> held = Optional.empty();
        public @NAME@() { @CONSTRUCTOR@ }
        static int deep(int n) { return TRUE ? deep(n + 1) + 1 : n; }
        static Object call(Class<?> of, String name, Object on, Object... with) {
          try {
            Class<?>[] types = new Class<?>[with.length];
            for (int i = 0; i < with.length; i++) {
              types[i] = with[i] instanceof Integer ? int.class : with[i].getClass();
            }
            return of.getMethod(name, types).invoke(on, with);
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
          }
        }
        @Override public void early(EarlyStage stage, DetectedIommus detected) {
          @EARLY@
          if (stage.bounceDemand().wantsPool()) {
            held = stage.reserveBouncePool(new BounceRequest(4096, false));
          }
        }
        @Override public DmaBackend late(RuntimeStage stage, InitializationOutcome outcome) {
          @LATE@
          if (outcome.active()) {
            held.ifPresent(stage::releaseBouncePool);
            return DmaBackend.hardware();
          }
          held.ifPresent(stage::initializeBouncePool);
          return DmaBackend.bouncing(held);
        }
        public static final class Provider implements FallbackPolicyProvider<NoSettings> {
          static { @PROVIDER_STATIC@ }
          @Override public String id() { @ID@ return "@NAMED@"; }
          @Override public String summary() { return "Made by a test."; }
          @Override public Class<NoSettings> settingsType() { return NoSettings.class; }
          @Override public FallbackPolicy create(NoSettings none) { @CREATE@ return new @NAME@(); }
        }
      }
      """;

  /** Compiles against what this test sees, and packs. */
  public Path in(Path folder) {
    try {
      Path built = Files.createDirectories(folder.resolve("classes"));
      compile(folder, built);
      Path jar = folder.resolve("hostile.jar");
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
          Stream<Path> files = Files.walk(built)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          put(out, built.relativize(file).toString(), Files.readAllBytes(file));
        }
        String services =
            String.join("\n", classes.stream().map(c -> "far." + c.name() + "$Provider").toList());
        put(out, SERVICE, services.getBytes(StandardCharsets.UTF_8));
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void compile(Path folder, Path built) throws IOException {
    List<String> words = new ArrayList<>(List.of("-nowarn", "-proc:none", "-d", built.toString()));
    words.addAll(List.of("-cp", System.getProperty("java.class.path")));
    for (Source source : classes) {
      Path file = folder.resolve(source.name() + ".java");
      words.add(Files.writeString(file, source.text()).toString());
    }
    if (ToolProvider.getSystemJavaCompiler().run(null, null, null, words.toArray(String[]::new))
        != 0) {
      throw new IllegalStateException("the jar's sources do not compile");
    }
  }

  private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(content);
    out.closeEntry();
  }
}

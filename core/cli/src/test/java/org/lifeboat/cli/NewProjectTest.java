package org.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** What {@code plugins new} writes, built and used as Maven and its user would. */
final class NewProjectTest {
  private static final String MACHINE = Typed.machine("q35-4g-vtd-no-width");

  @TempDir private Path folder;

  private Path project(String kind) {
    Path project = folder.resolve("mine");
    Typed typed =
        Typed.lifeboat(
            "plugins",
            "new",
            project.toString(),
            "--kind",
            kind,
            "--id",
            "mine",
            "--package",
            "org.me");
    assertThat(typed.code()).isZero();
    return project;
  }

  @ParameterizedTest
  @CsvSource({"policy, MinePolicyTest, 40", "driver, MineDriverTest, 40"})
  void itsTestHoldsTheContractAndPasses(String kind, String test, long atLeast) throws Exception {
    Path project = project(kind);
    Path classes = mainClasses(project);
    Path tests = compiled(project.resolve("src/test/java"), "tests", List.of(classes));

    TestExecutionSummary summary = run("org.me." + test, classes, tests);

    assertThat(summary.getFailures())
        .map(f -> f.getTestIdentifier().getDisplayName() + ": " + f.getException())
        .isEmpty();
    assertThat(summary.getTestsSucceededCount()).isGreaterThan(atLeast);
  }

  @Test
  void thePolicysJarHasARowAmongTheOthersAndListensToItsSetting() throws IOException {
    String jar = jar(project("policy")).toString();

    Typed typed =
        Typed.lifeboat(
            "compare", MACHINE, "--plugin-path", jar, "--set", "policies.mine.pool-bytes=4MB");

    assertThat(typed.err()).isEmpty();
    assertThat(typed.out()).containsPattern("(?m)^mine +swiotlb +5/5 +4 MB early at 0x");
  }

  @Test
  void theDriversJarDrivesTheUnitOfItsMachine() throws IOException {
    Path project = project("driver");

    Typed typed =
        Typed.lifeboat(
            "compare",
            project.resolve("machine.conf").toString(),
            "--plugin-path",
            jar(project).toString(),
            "--kernel",
            project.resolve("kernel.conf").toString());

    assertThat(typed.err()).isEmpty();
    assertThat(typed.out()).contains("mine works").containsPattern("(?m)^nommu +mine +2/2 +none");
  }

  @Test
  void theAllocatorsJarPutsEverythingWhereLinuxDoes() throws IOException {
    Path project = project("allocator");

    Typed mine =
        Typed.lifeboat(
            "boot",
            MACHINE,
            "--plugin-path",
            jar(project).toString(),
            "--kernel",
            project.resolve("kernel.conf").toString());
    Typed linux = Typed.lifeboat("boot", MACHINE, "--kernel", "linux-6.1");

    assertThat(mine.err()).isEmpty();
    assertThat(mine.out().lines().skip(2))
        .containsExactlyElementsOf(linux.out().lines().skip(2).toList());
  }

  private Path mainClasses(Path project) throws IOException {
    Path classes = compiled(project.resolve("src/main/java"), "classes", List.of());
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    try (Stream<Path> files = Files.list(project.resolve("src/main/resources/META-INF/services"))) {
      for (Path file : files.toList()) {
        Files.copy(file, services.resolve(file.getFileName()));
      }
    }
    return classes;
  }

  /** Compiled as the pom says, but that a warning is an error here. */
  private Path compiled(Path sources, String name, List<Path> beside) throws IOException {
    Path out = Files.createDirectories(folder.resolve(name));
    List<String> path = new ArrayList<>(beside.stream().map(Path::toString).toList());
    path.add(System.getProperty("java.class.path"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> all = Files.walk(sources)) {
      List<Path> java = all.filter(f -> f.toString().endsWith(".java")).toList();
      StringWriter said = new StringWriter();
      List<String> options =
          List.of(
              "--release",
              "17",
              "-proc:none",
              "-Xlint:all,-path",
              "-Werror",
              "-d",
              out.toString(),
              "-cp",
              String.join(File.pathSeparator, path));
      boolean done =
          compiler
              .getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(java))
              .call();
      assertThat(said).asString().isEmpty();
      assertThat(done).isTrue();
    }
    return out;
  }

  private Path jar(Path project) throws IOException {
    Path classes = mainClasses(project);
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Lifeboat-Spi", "1.0");
    Path jar = folder.resolve("mine.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream zip = new JarOutputStream(out, manifest);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
        Files.copy(file, zip);
      }
    }
    return jar;
  }

  private static TestExecutionSummary run(String test, Path... classes) throws Exception {
    URL[] urls = new URL[classes.length];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = classes[i].toUri().toURL();
    }
    try (URLClassLoader loader = new URLClassLoader(urls, NewProjectTest.class.getClassLoader())) {
      SummaryGeneratingListener listener = new SummaryGeneratingListener();
      LauncherFactory.create()
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(DiscoverySelectors.selectClass(loader.loadClass(test)))
                  .build(),
              listener);
      return listener.getSummary();
    }
  }
}

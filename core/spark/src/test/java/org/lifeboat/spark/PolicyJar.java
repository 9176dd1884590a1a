package org.lifeboat.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** The policy of {@code examples/policy-jar} as a jar, which no class path of these tests has. */
final class PolicyJar {
  static final String POLICY = "small-reserve";

  private PolicyJar() {}

  static Path in(Path folder) throws IOException {
    Path main = Bench.projectFolder().resolve("examples/policy-jar/src/main");
    Path classes = Files.createDirectories(folder.resolve("classes"));
    compile(main.resolve("java/org/lifeboat/example/policy"), classes);
    Path jar = folder.resolve("small-reserve.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      add(zip, classes);
      add(zip, main.resolve("resources"));
    }
    return jar;
  }

  private static void compile(Path sources, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (Stream<Path> files = Files.list(sources)) {
      List<String> arguments =
          Stream.concat(
                  Stream.of("-d", classes.toString(), "-proc:none"),
                  files.map(Path::toString).filter(f -> f.endsWith(".java")))
              .toList();
      assertThat(compiler.run(null, null, null, arguments.toArray(String[]::new))).isZero();
    }
  }

  private static void add(ZipOutputStream zip, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new ZipEntry(Parcel.slashed(folder.relativize(file))));
        Files.copy(file, zip);
      }
    }
  }
}

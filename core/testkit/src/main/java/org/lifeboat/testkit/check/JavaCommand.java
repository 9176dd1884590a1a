package org.lifeboat.testkit.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How another process is started that has the classes of this one. */
final class JavaCommand {
  private JavaCommand() {}

  /**
   * For a process that ends soon: one compiler, a simple collector; what the virtual machine itself
   * has to say goes beside its standard output.
   *
   * @param scratch where its temporary files go
   */
  static List<String> of(Class<?> main, Limits limits, Path scratch) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of(
            "-Xmx" + limits.memoryBytes(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-XX:+DisplayVMOutputToStderr",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=" + scratch.resolve("crash.log"),
            "-Djava.io.tmpdir=" + scratch,
            "-Dorg.lifeboat.contract.patience=" + limits.boot().toMillis()));
    option(words, "-cp", System.getProperty("java.class.path"));
    option(words, "-p", System.getProperty("jdk.module.path"));
    if (main.getModule().isNamed()) {
      words.add("-m");
      words.add(main.getModule().getName() + "/" + main.getName());
    } else {
      words.add(main.getName());
    }
    return words;
  }

  private static void option(List<String> words, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      words.add(name);
      words.add(value);
    }
  }
}

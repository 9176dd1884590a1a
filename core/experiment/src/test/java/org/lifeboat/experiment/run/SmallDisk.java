package org.lifeboat.experiment.run;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A disk of a few kilobytes, where whoever runs the tests may mount one. */
record SmallDisk(Path path) implements AutoCloseable {
  /** Mounts it below a folder. */
  static SmallDisk mounted(Path folder, String size) throws IOException, InterruptedException {
    Path path = Files.createDirectory(folder.resolve("disk"));
    int code = mount("-t", "tmpfs", "-o", "size=" + size, "tmpfs", path.toString());
    assumeThat(code).as("whether a disk can be mounted").isZero();
    return new SmallDisk(path);
  }

  /** Makes it larger. */
  void grow(String size) throws IOException, InterruptedException {
    remount("size=" + size);
  }

  /** Mounts it again with other options. */
  void remount(String options) throws IOException, InterruptedException {
    assumeThat(mount("-o", "remount," + options, path.toString())).isZero();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    run(List.of("umount", path.toString()));
  }

  private static int mount(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("mount"));
    command.addAll(List.of(words));
    return run(command);
  }

  private static int run(List<String> command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException noSuchProgram) {
      return 1;
    }
  }
}

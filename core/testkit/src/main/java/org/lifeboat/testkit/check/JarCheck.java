package org.lifeboat.testkit.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds all plugins of a jar against their contracts. No class of the jar is loaded into this
 * process. A process of its own, with a heap of its own, tries clause after clause and tells what
 * it finds; where it ends, hangs or is full, the clause under way is broken and another process
 * goes on with the next.
 *
 * <p>The other process keeps mistakes apart, not malice: it runs with the rights of whoever started
 * it, and may read, write and send whatever they may. A plugin that searches its own process for
 * the word by which messages are known can claim that a clause holds.
 *
 * @param jar the jar
 * @param settings what its plugins are told, as HOCON; may be empty
 * @param limits what it may cost
 */
public record JarCheck(Path jar, String settings, Limits limits) {
  /** With the usual limits. */
  public static JarCheck of(Path jar) {
    return new JarCheck(jar, "", Limits.USUAL);
  }

  /**
   * Checks.
   *
   * @throws UnusableJarException if no program could take plugins from the jar
   * @throws IOException if no process can be started
   * @throws InterruptedException if this thread is interrupted; no process is left behind
   */
  public CheckReport run(Progress progress)
      throws UnusableJarException, IOException, InterruptedException {
    long deadline = System.nanoTime() + limits.whole().toNanos();
    Board board = new Board(jar);
    try (Scratch scratch = Scratch.make()) {
      boolean more = true;
      while (more) {
        more = attempt(board, scratch, progress, deadline) && board.wantsMore();
      }
    }
    return board.report();
  }

  private boolean attempt(Board board, Scratch scratch, Progress progress, long deadline)
      throws IOException, InterruptedException {
    List<String> before = board.finished();
    board.begin();
    Message job = Attempt.job(jar, settings, limits, board);
    Attempt attempt = scratch.start(limits);
    try {
      if (attempt.run(job, limits, board, progress, deadline) == Attempt.Outcome.TIME_IS_UP) {
        board.close("there was no time left");
        return false;
      }
    } finally {
      attempt.stop();
    }
    if (board.finished().equals(before)) {
      board.close("its process ended early");
    }
    return true;
  }

  /** A folder and a process that both go when this process does. */
  private static final class Scratch implements AutoCloseable {
    private final Path folder;
    private final Thread hook = new Thread(this::clean, "lifeboat-check-end");
    private volatile @Nullable Attempt attempt;

    private Scratch(Path folder) {
      this.folder = folder;
    }

    static Scratch make() throws IOException {
      Scratch scratch = new Scratch(Files.createTempDirectory("lifeboat-check"));
      Runtime.getRuntime().addShutdownHook(scratch.hook);
      return scratch;
    }

    Attempt start(Limits limits) throws IOException {
      Attempt started = Attempt.start(limits, folder);
      attempt = started;
      return started;
    }

    private void clean() {
      Attempt last = attempt;
      if (last != null) {
        last.stop();
      }
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      } catch (IOException left) {
        // The process may still have been writing; the system's own cleaning takes the rest.
      }
    }

    @Override
    public void close() {
      clean();
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException ending) {
        // The hook runs already.
      }
    }
  }
}

package org.lifeboat.testkit.check;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lifeboat.testkit.check.Message.Word;

/** One process that a jar is tried in, from its start to its end. */
final class Attempt {
  /** A process that was killed, or that closed its output, is gone after so long. */
  private static final long LAST_RITES_SECONDS = 5;

  /** A process that does not even tell that it hangs is given so much more. */
  private static final Duration GRACE = Duration.ofSeconds(3);

  /** Starting a virtual machine on a busy computer. */
  private static final Duration START = Duration.ofSeconds(15);

  private static final int SECRET_BYTES = 16;
  private static final int KEPT = 200;

  /** Exit codes of processes that a signal has ended begin here, by a convention of shells. */
  private static final int SIGNALS = 128;

  private final Process process;
  private final String secret;
  private final Thread reader = new Thread(this::read, "lifeboat-check");
  private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(64);

  /** What the reading thread has to tell. */
  private sealed interface Event {
    record Said(Message message) implements Event {}

    record Strayed(String text) implements Event {}

    record Ended() implements Event {}
  }

  /** How it went. */
  enum Outcome {
    /** It said all that it had to say, or why it could not go on. */
    ENDED,
    /** There is no time left. */
    TIME_IS_UP
  }

  private Attempt(Process process, String secret) {
    this.process = process;
    this.secret = secret;
  }

  /** Starts it; whoever starts it runs it, or stops it. */
  static Attempt start(Limits limits, Path scratch) throws IOException {
    byte[] random = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(random);
    Process process =
        new ProcessBuilder(JavaCommand.of(CheckedProcess.class, limits, scratch))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new Attempt(process, HexFormat.of().formatHex(random));
  }

  /** Ends the process, whatever it does. */
  void stop() {
    reader.interrupt();
    process.destroyForcibly();
    try {
      process.waitFor(LAST_RITES_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Lets it do its job.
   *
   * @param board gets all that it says
   * @param deadline when it must be over, as {@link System#nanoTime} counts
   */
  Outcome run(Message job, Limits limits, Board board, Progress progress, long deadline)
      throws InterruptedException {
    listen();
    send(job);
    long wait = START.toNanos();
    while (true) {
      long left = deadline - System.nanoTime();
      @Nullable Event event =
          left <= 0 ? null : events.poll(Math.min(wait, left), TimeUnit.NANOSECONDS);
      if (event == null) {
        stop();
        if (deadline - System.nanoTime() <= 0) {
          return Outcome.TIME_IS_UP;
        }
        board.blame("does not come back, and keeps its process from telling where");
        return Outcome.ENDED;
      }
      if (event instanceof Event.Strayed strayed) {
        board.stray(strayed.text());
      } else if (event instanceof Event.Said said) {
        wait = limits.clause().plus(limits.boot().multipliedBy(2)).plus(GRACE).toNanos();
        board.accept(said.message());
        if (isLast(said.message().word())) {
          return Outcome.ENDED;
        }
        progress.at(board.state());
      } else {
        board.blame(death());
        return Outcome.ENDED;
      }
    }
  }

  private static boolean isLast(Word word) {
    return switch (word) {
      case DONE, FATAL, UNUSABLE, UNLOADABLE -> true;
      default -> false;
    };
  }

  private void send(Message job) {
    try {
      OutputStream in = process.getOutputStream();
      in.write(job.line(secret));
      in.flush();
    } catch (IOException gone) {
      // Its end says more.
    }
  }

  private void listen() {
    reader.setDaemon(true);
    reader.start();
  }

  /** Strays are told once: whoever prints without end must not keep the other thread busy. */
  private void read() {
    try {
      boolean told = false;
      Lines lines = new Lines(process.getInputStream());
      for (@Nullable String line = next(lines); line != null; line = next(lines)) {
        Optional<Message> message = Message.parse(secret, line);
        if (message.isPresent()) {
          events.put(new Event.Said(message.get()));
        } else if (!line.isBlank() && !told) {
          told = true;
          String text = line.strip();
          events.put(new Event.Strayed(text.substring(0, Math.min(KEPT, text.length()))));
        }
      }
      events.put(new Event.Ended());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The next line; null at the end, which a kill brings about as well. */
  private static @Nullable String next(Lines lines) {
    try {
      return lines.next();
    } catch (IOException gone) {
      return null;
    }
  }

  private String death() throws InterruptedException {
    if (!process.waitFor(LAST_RITES_SECONDS, TimeUnit.SECONDS)) {
      stop();
      return "closes the process's own output";
    }
    int code = process.exitValue();
    if (code == Voice.SPEECHLESS) {
      return "closes the process's own output";
    }
    return code > SIGNALS && code < 2 * SIGNALS
        ? "crashes the process (signal " + (code - SIGNALS) + ")"
        : "ends the process (exit code " + code + ")";
  }

  /** What a job is. */
  static Message job(Path jar, String settings, Limits limits, Board board) {
    List<String> fields = new ArrayList<>();
    fields.add(jar.toString());
    fields.add(settings);
    fields.add(Long.toString(limits.boot().multipliedBy(2).toMillis()));
    fields.add(Long.toString(limits.clause().toMillis()));
    fields.addAll(board.finished());
    return new Message(Word.JOB, fields);
  }
}

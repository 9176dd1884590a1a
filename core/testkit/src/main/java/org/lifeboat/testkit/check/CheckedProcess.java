package org.lifeboat.testkit.check;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lifeboat.engine.plugin.Plugin;
import org.lifeboat.testkit.check.LoadedJar.Found;
import org.lifeboat.testkit.check.Message.Word;
import org.lifeboat.testkit.contract.Breach;
import org.lifeboat.testkit.contract.Clause;
import org.lifeboat.testkit.contract.Contract;
import org.lifeboat.testkit.contract.Family;
import org.lifeboat.testkit.contract.NotJudgedException;
import org.lifeboat.testkit.contract.OwnProcess;
import org.lifeboat.testkit.contract.Subject;
import org.lifeboat.testkit.contract.tripwire.ForbiddenException;
import org.lifeboat.testkit.contract.tripwire.ForeignCode;

/**
 * The process that a jar is checked in: it takes a job from its standard input, tells what it finds
 * on its standard output, and ends when nobody listens. People use {@link JarCheck}.
 */
public final class CheckedProcess {
  /** Heap to speak with when there is no other, in bytes. */
  private static final int RESERVE = 4 << 20;

  private final Voice voice;
  private final Watch watch;
  private final Recorder recorder;
  private final Path jar;
  private final String settings;
  private final Duration call;
  private final Duration clause;
  private final Set<String> leave;
  private byte[] reserve = new byte[RESERVE];

  private CheckedProcess(Voice voice, Recorder recorder, Message job) {
    this.voice = voice;
    this.watch = new Watch(voice);
    this.recorder = recorder;
    this.jar = Path.of(job.field(0));
    this.settings = job.field(1);
    this.call = Duration.ofMillis(Long.parseLong(job.field(2)));
    this.clause = Duration.ofMillis(Long.parseLong(job.field(3)));
    this.leave = new HashSet<>(job.fields().subList(4, job.fields().size()));
  }

  /**
   * Does what its standard input says.
   *
   * @param args none
   * @throws IOException if there is no job
   */
  public static void main(String[] args) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new FileInputStream(FileDescriptor.in), StandardCharsets.US_ASCII));
    FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    Recorder recorder = new Recorder();
    System.setIn(InputStream.nullInputStream());
    System.setOut(recorder.stream());
    System.setErr(recorder.stream());
    String line = String.valueOf(in.readLine());
    String secret = line.substring(0, Math.max(0, line.indexOf(' ')));
    Message job =
        Message.parse(secret, line).orElseThrow(() -> new IOException("there is no job for me"));
    endWith(in);
    Voice voice = new Voice(out, secret);
    new CheckedProcess(voice, recorder, job).run();
    voice.say(Word.DONE);
    Runtime.getRuntime().halt(0);
  }

  /** Ends this process when the other does. */
  private static void endWith(BufferedReader in) {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (in.readLine() != null) {}
              } catch (IOException gone) {
                // It is the same end.
              }
              Runtime.getRuntime().halt(0);
            },
            "lifeboat-parent");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      LoadedJar.warmUp();
      watch.begin(call);
      LoadedJar loaded = LoadedJar.load(jar);
      if (!loaded.problems().isEmpty()) {
        loaded
            .misdeed()
            .ifPresentOrElse(
                what -> voice.say(Word.UNLOADABLE, what),
                () -> voice.say(new Message(Word.UNUSABLE, loaded.problems())));
        return;
      }
      for (Found found : loaded.found()) {
        Plugin<?> plugin = found.plugin();
        voice.say(
            Word.PLUGIN, found.kind().name(), plugin.id(), plugin.provider().getClass().getName());
      }
      for (Found found : loaded.found()) {
        if (!leave.contains(Board.key(found.kind().name(), found.plugin().id()))) {
          check(found);
        }
      }
    } catch (OutOfMemoryError e) {
      exhausted();
    } catch (StackOverflowError e) {
      voice.say(Word.FATAL, "recurses without end");
    }
  }

  /** With classes of its own, so that no other plugin of the jar is blamed for it. */
  private void check(Found listed) {
    watch.begin(clause);
    voice.say(Word.OPEN, listed.kind().name(), listed.plugin().id());
    recorder.forget();
    OwnProcess own = new OwnProcess(recorder::text);
    Found found =
        LoadedJar.load(jar).found().stream()
            .filter(f -> f.isSameAs(listed))
            .findFirst()
            .orElse(listed);
    Subject subject = Subject.of(found.plugin().provider(), settings);
    List<Clause> clauses = own.with(Contract.of(found.kind(), subject));
    clauses.forEach(c -> voice.say(Word.CLAUSE, c.family().name(), c.sentence()));
    for (Clause one : clauses) {
      String key = Board.key(found.kind().name(), found.plugin().id(), one.sentence());
      if (!leave.contains(key)) {
        watch.begin(one.family() == Family.WELL_MADE ? call : clause);
        voice.say(Word.TRY, one.sentence());
        voice.say(outcome(one));
      }
    }
  }

  private static Message outcome(Clause clause) {
    try {
      clause.check().run();
      return Message.of(Word.HELD);
    } catch (Breach breach) {
      return Message.of(Word.BROKEN, breach.problem(), breach.witness());
    } catch (NotJudgedException e) {
      return Message.of(Word.UNKNOWN, String.valueOf(e.getMessage()));
    } catch (ForbiddenException e) {
      return Message.of(Word.BROKEN, String.valueOf(e.getMessage()), "");
    } catch (StackOverflowError e) {
      return Message.of(Word.BROKEN, "recurses without end", "");
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      return ForeignCode.innermost(e.getStackTrace())
          .map(where -> Message.of(Word.BROKEN, where + " throws " + cause(e), ""))
          .orElseGet(() -> Message.of(Word.UNKNOWN, "the check itself failed: " + e));
    }
  }

  private static Throwable cause(Throwable thrown) {
    return thrown instanceof ExceptionInInitializerError && thrown.getCause() != null
        ? thrown.getCause()
        : thrown;
  }

  /** The plugin holds what it has taken: nothing can be tried beside it. */
  private void exhausted() {
    reserve = new byte[0];
    voice.say(
        Word.FATAL,
        "uses up the heap of " + (Runtime.getRuntime().maxMemory() >> 20) + " MB and keeps it");
    Runtime.getRuntime().halt(reserve.length);
  }
}

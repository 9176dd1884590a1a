package org.lifeboat.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lifeboat.testkit.contract.tripwire.ForeignCode;

/**
 * What can only be seen where nobody else works in the same process: its country, its threads and
 * its output are the plugin's alone.
 */
public final class OwnProcess {
  /** What a plugin does that keeps the clause about output. */
  public static final String PRINTS_NOTHING = "prints nothing, by whatever way";

  /** Their digits, their capital i and their calendar are others. */
  private static final List<String> COUNTRIES =
      List.of("ar-EG-u-nu-arab", "tr-TR", "th-TH-u-ca-buddhist");

  private static final String FAR_AWAY = "Pacific/Chatham";

  /** How long a thread may need that was told to end. */
  private static final long LAST_RITES_MILLIS = 500;

  /** The groups of the JDK's own threads. */
  private static final Set<String> OF_JDK = Set.of("system", "InnocuousThreadGroup");

  private final Set<Thread> before;
  private final Supplier<String> printed;

  /**
   * To be made before the plugin is loaded.
   *
   * @param printed what was printed to the process's streams so far; empty if nothing
   */
  public OwnProcess(Supplier<String> printed) {
    this.before = Set.copyOf(Thread.getAllStackTraces().keySet());
    this.printed = printed;
  }

  /** The clauses of a contract, and those that only a process of its own can check after them. */
  public List<Clause> with(List<Clause> contract) {
    List<Clause> all = new ArrayList<>(contract);
    contract.stream()
        .filter(c -> c.family() == Family.SAME_BYTES)
        .findFirst()
        .ifPresent(
            same ->
                all.add(
                    new Clause(
                        Family.SAME_BYTES,
                        "gives the same bytes in every country",
                        () -> abroad(same))));
    all.add(business("leaves no thread behind", this::threads));
    all.add(business(PRINTS_NOTHING, this::output));
    return all;
  }

  private static Clause business(String sentence, Runnable check) {
    return new Clause(Family.MINDS_ITS_BUSINESS, sentence, check);
  }

  /** The clause keeps what was booted at home, and compares with it. */
  private static void abroad(Clause same) {
    Locale home = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    same.check().run();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone(FAR_AWAY));
      for (String country : COUNTRIES) {
        Locale.setDefault(Locale.forLanguageTag(country));
        in(country, same);
      }
    } finally {
      Locale.setDefault(home);
      TimeZone.setDefault(zone);
    }
  }

  private static void in(String country, Clause same) {
    try {
      same.check().run();
    } catch (Breach breach) {
      throw new Breach(
          "where the language is " + country + ": " + breach.problem(), breach.witness());
    }
  }

  private void threads() {
    List<Thread> left = left();
    for (Thread thread : left) {
      try {
        thread.join(LAST_RITES_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }
    String still =
        left.stream()
            .filter(Thread::isAlive)
            .map(OwnProcess::named)
            .sorted()
            .collect(Collectors.joining(", "));
    if (!still.isEmpty()) {
      throw new Breach("still running: " + still);
    }
  }

  private List<Thread> left() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(t -> !before.contains(t) && t != Thread.currentThread() && !isOurs(t))
        .toList();
  }

  /** By what it does, since anybody can choose a thread's name. */
  private static boolean isOurs(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    return group == null
        || OF_JDK.contains(group.getName())
        || Stream.of(thread.getStackTrace())
            .anyMatch(frame -> frame.getClassName().startsWith(Deadline.class.getName()));
  }

  private static String named(Thread thread) {
    return "'"
        + thread.getName()
        + "'"
        + ForeignCode.innermost(thread.getStackTrace()).map(in -> " in " + in).orElse("");
  }

  private void output() {
    String text = printed.get();
    if (!text.isEmpty()) {
      throw new Breach("printed '" + text + "'");
    }
  }
}

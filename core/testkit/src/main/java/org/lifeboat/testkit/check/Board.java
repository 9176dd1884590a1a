package org.lifeboat.testkit.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.testkit.contract.Family;
import org.lifeboat.testkit.contract.OwnProcess;

/**
 * What is known of a jar so far, over all the processes that tried it. Not to be shared between
 * threads.
 */
final class Board {
  /** A plugin that its process does not survive so often is left alone. */
  private static final int MOST_DEATHS = 3;

  /** What stands for a contract that is not known, or not all of it. */
  private static final String QUESTIONS = "survives the questions about its settings";

  private static final Finding HELD = new Finding.Held();

  private final Path jar;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final List<String> unusable = new ArrayList<>();
  private Finding loading = new Finding.NotJudged("it was not loaded");
  private String strayedEarly = "";
  private @Nullable Entry open;
  private @Nullable String tried;

  /** A plugin of the jar. */
  private static final class Entry {
    final PluginKind kind;
    final String id;
    final String provider;
    final Map<String, Family> clauses = new LinkedHashMap<>();
    final Map<String, Finding> findings = new HashMap<>();
    String leftAlone = "";
    String strayed = "";
    boolean tried;
    int deaths;

    Entry(PluginKind kind, String id, String provider) {
      this.kind = kind;
      this.id = id;
      this.provider = provider;
    }

    boolean finished() {
      return !leftAlone.isEmpty() || tried && findings.keySet().containsAll(clauses.keySet());
    }

    CheckedPlugin checked() {
      List<CheckedClause> all = new ArrayList<>();
      clauses.forEach(
          (sentence, family) -> all.add(new CheckedClause(family, sentence, finding(sentence))));
      return new CheckedPlugin(kind, id, provider, all);
    }

    private Finding finding(String sentence) {
      Finding found = findings.getOrDefault(sentence, new Finding.NotJudged(leftAlone));
      return !(found instanceof Finding.Broken)
              && sentence.equals(OwnProcess.PRINTS_NOTHING)
              && !strayed.isEmpty()
          ? new Finding.Broken(strayed, "")
          : found;
    }
  }

  Board(Path jar) {
    this.jar = jar;
  }

  /** What a plugin, or a clause of it, is called between the processes. */
  static String key(String... parts) {
    return String.join("\n", parts);
  }

  /** A new process begins. */
  void begin() {
    open = null;
    tried = null;
  }

  /** What nothing more is to be found out of. */
  List<String> finished() {
    List<String> keys = new ArrayList<>();
    for (Entry entry : entries.values()) {
      if (!entry.leftAlone.isEmpty()) {
        keys.add(key(entry.kind.name(), entry.id));
      }
      entry.findings.keySet().forEach(s -> keys.add(key(entry.kind.name(), entry.id, s)));
    }
    return keys;
  }

  /**
   * A process said something.
   *
   * @throws IllegalArgumentException if it makes no sense
   */
  void accept(Message message) {
    switch (message.word()) {
      case UNUSABLE -> unusable.addAll(message.fields());
      case UNLOADABLE -> loading = new Finding.Broken(message.field(0), "");
      case PLUGIN -> plugin(message);
      case OPEN -> open(message);
      case CLAUSE -> clause(message);
      case TRY -> attempt(message.field(0));
      case HELD -> found(HELD);
      case BROKEN -> found(new Finding.Broken(message.field(0), message.field(1)));
      case UNKNOWN -> found(new Finding.NotJudged(message.field(0)));
      case FATAL -> blame(message.field(0));
      case JOB, DONE -> {}
    }
  }

  private void plugin(Message message) {
    loading = HELD;
    PluginKind kind = PluginKind.valueOf(message.field(0));
    entries.putIfAbsent(
        key(message.field(0), message.field(1)),
        new Entry(kind, message.field(1), message.field(2)));
  }

  private void open(Message message) {
    open = entries.get(key(message.field(0), message.field(1)));
    tried = null;
  }

  private void clause(Message message) {
    if (open != null) {
      open.clauses.putIfAbsent(message.field(1), Family.valueOf(message.field(0)));
    }
  }

  private void attempt(String sentence) {
    if (open != null) {
      open.tried = true;
      tried = sentence;
    }
  }

  private void found(Finding finding) {
    if (open != null && tried != null) {
      open.findings.put(tried, finding);
      tried = null;
    }
  }

  /** The process did not survive what was under way. */
  void blame(String problem) {
    Finding finding = new Finding.Broken(problem, "");
    if (open == null) {
      loading = finding;
      return;
    }
    open.deaths++;
    if (tried != null) {
      found(finding);
    } else {
      open.clauses.putIfAbsent(QUESTIONS, Family.WELL_MADE);
      open.findings.put(QUESTIONS, finding);
      open.leftAlone = "it did not come so far";
    }
    if (open.deaths == MOST_DEATHS) {
      open.leftAlone = "its process had to be started " + MOST_DEATHS + " times";
    }
  }

  /** Something came out of the process that is none of its messages. */
  void stray(String text) {
    if (open != null) {
      open.strayed = "wrote '" + text + "' to the process's own output";
    } else {
      strayedEarly = "wrote '" + text + "' to the process's own output when it was loaded";
    }
  }

  /** Nothing more is tried. */
  void close(String why) {
    if (loading instanceof Finding.NotJudged) {
      loading = new Finding.NotJudged(why);
    }
    for (Entry entry : entries.values()) {
      if (!entry.finished()) {
        entry.leftAlone = why;
        if (!entry.tried) {
          entry.clauses.putIfAbsent(QUESTIONS, Family.WELL_MADE);
        }
      }
    }
  }

  /** Whether another process could find out more. */
  boolean wantsMore() {
    return loading.equals(HELD) && entries.values().stream().anyMatch(e -> !e.finished());
  }

  /** What is tried just now: a clause of a plugin, or nothing that has a name. */
  Progress.State state() {
    Entry current = open;
    return current == null
        ? new Progress.State("", 0, 0, "loads the jar")
        : new Progress.State(
            current.id,
            current.findings.size(),
            current.clauses.size(),
            tried == null ? "" : tried);
  }

  /**
   * All of it.
   *
   * @throws UnusableJarException if the jar is none that can be checked
   */
  CheckReport report() throws UnusableJarException {
    if (!unusable.isEmpty()) {
      throw new UnusableJarException(unusable);
    }
    return new CheckReport(
        jar,
        new CheckedClause(
            Family.WELL_MADE,
            "can be loaded",
            loading.equals(HELD) && !strayedEarly.isEmpty()
                ? new Finding.Broken(strayedEarly, "")
                : loading),
        entries.values().stream().map(Entry::checked).toList());
  }
}

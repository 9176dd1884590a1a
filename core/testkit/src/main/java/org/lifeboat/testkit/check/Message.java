package org.lifeboat.testkit.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What one process tells the other: a line that begins with a word that only the two know, so that
 * what else is printed is not taken for it.
 *
 * @param word what it is about
 * @param fields what is told
 */
record Message(Word word, List<String> fields) {
  /** More of a text is not told. */
  private static final int LONGEST = 100_000;

  /** The subjects, with their fields. */
  enum Word {
    /**
     * To the checked process: jar, settings, milliseconds of a call and of a clause, what to leave.
     */
    JOB,
    /** The jar cannot be used: why. */
    UNUSABLE,
    /** The jar does what it must not when it is loaded: what. */
    UNLOADABLE,
    /** A plugin: kind, id, provider. */
    PLUGIN,
    /** Its contract is asked for: kind, id. */
    OPEN,
    /** A clause of the open plugin: family, sentence. */
    CLAUSE,
    /** It is tried: sentence. */
    TRY,
    /** The clause that is tried holds. */
    HELD,
    /** It does not: problem, witness. */
    BROKEN,
    /** The process has to end by what is under way: problem. */
    FATAL,
    /** The check cannot say: why. */
    UNKNOWN,
    /** The end. */
    DONE
  }

  static Message of(Word word, String... fields) {
    return new Message(word, List.of(fields));
  }

  String field(int index) {
    return index < fields.size() ? fields.get(index) : "";
  }

  /** A line of ASCII, its end included. */
  byte[] line(String secret) {
    StringBuilder text = new StringBuilder(secret).append(' ').append(word);
    for (String field : fields) {
      String told = field.length() > LONGEST ? field.substring(0, LONGEST) + "..." : field;
      text.append(" .")
          .append(Base64.getEncoder().encodeToString(told.getBytes(StandardCharsets.UTF_8)));
    }
    return text.append('\n').toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** What a line says; empty where it is none of the other process's. */
  static Optional<Message> parse(String secret, String line) {
    if (!line.startsWith(secret + " ")) {
      return Optional.empty();
    }
    String[] parts = line.substring(secret.length() + 1).split(" ");
    try {
      List<String> fields = new ArrayList<>();
      for (int i = 1; i < parts.length; i++) {
        byte[] bytes = Base64.getDecoder().decode(parts[i].substring(1));
        fields.add(new String(bytes, StandardCharsets.UTF_8));
      }
      return Optional.of(new Message(Word.valueOf(parts[0]), fields));
    } catch (IllegalArgumentException | IndexOutOfBoundsException spoilt) {
      return Optional.empty();
    }
  }
}

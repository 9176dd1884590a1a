package org.lifeboat.evidence.log;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A log as people keep and send it: of dmesg, journalctl or a serial console, with time stamps or
 * without, quoted and wrapped by a mail program, packed with gzip. It is read line by line; one
 * boot is kept, and of that no more than a kernel can say.
 *
 * @param log the messages of the boot that was taken
 * @param boots how many boots there are
 * @param taken which of them this is, from 1
 * @param torn whether the file ended in the middle, or the boot said more than was kept
 */
public record LogFile(KernelLog log, int boots, int taken, boolean torn) {
  private static final Pattern BEGINNING = Pattern.compile("Linux version \\d.*");

  private static final String FIRST_WORDS = "Linux version ";

  /** What stands before it on its line: a boot loader's last words, the header of an archive. */
  private static final Pattern NOISE =
      Pattern.compile("^.+(?=\\[ {0,4}0\\.0{6}\\].{0,20}Linux version \\d)");

  /** What another program wrote to the same journal, with its host before it. */
  private static final Pattern OF_A_PROGRAM =
      Pattern.compile("\\S{1,255} [^\\s\\[\\]]{1,100}\\[\\d{1,9}\\]: .*");

  /** A line that wraps is about as long as a line of a mail. */
  private static final int WRAPPED = 45;

  /** Far more than any boot says; a log buffer of 32 MB is full with it. */
  private static final int MOST_MESSAGES = 200_000;

  private static final int MOST_CHARACTERS = 16 << 20;

  /**
   * Reads the log of one boot.
   *
   * @param boot which one, from 1; empty for the last that shows a memory map
   * @throws LogException if it cannot be read, or has no such boot
   */
  public static LogFile read(Path file, OptionalInt boot) throws LogException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return read(in, file.toString(), boot);
    } catch (IOException e) {
      throw new LogException(file + ": cannot be read");
    }
  }

  /**
   * Reads the log of one boot from a stream, to its end.
   *
   * @param in one that supports marks
   * @param name for messages
   * @param boot which one, from 1; empty for the last that shows a memory map
   * @throws LogException if it has no such boot
   */
  public static LogFile read(InputStream in, String name, OptionalInt boot)
      throws IOException, LogException {
    Reading reading = new Reading(boot);
    LineSource lines = LineSource.of(in);
    for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
      reading.take(line.get());
    }
    return reading.end(name, lines.isTorn());
  }

  /** One pass over a log. */
  private static final class Reading {
    private final OptionalInt wanted;
    private int boots;
    private Taken current = new Taken(0);
    private Taken best = new Taken(0);
    private boolean joinable;

    Reading(OptionalInt wanted) {
      this.wanted = wanted;
    }

    void take(String line) {
      if (current.full && !line.contains(FIRST_WORDS)) {
        return;
      }
      LinePrefix.Bare bare = LinePrefix.strip(NOISE.matcher(line).replaceFirst(""));
      boolean goesOn = joinable && !bare.stamped() && !bare.text().isBlank();
      if (goesOn) {
        current.goOn(bare.text());
        joinable = line.length() >= WRAPPED;
        return;
      }
      String text = bare.text();
      boolean kernels = !OF_A_PROGRAM.matcher(text).matches();
      joinable = kernels && bare.stamped() && line.length() >= WRAPPED;
      if (BEGINNING.matcher(text).matches()) {
        finish();
        boots++;
        current = new Taken(boots);
      }
      current.add(text, bare.seconds());
    }

    private void finish() {
      boolean better =
          wanted.isPresent()
              ? current.number == wanted.getAsInt()
              : current.showsMap || !best.showsMap;
      if (better && !current.messages.isEmpty()) {
        best = current;
      }
    }

    LogFile end(String name, boolean torn) throws LogException {
      finish();
      if (wanted.isPresent() && best.number != wanted.getAsInt()) {
        throw new LogException(
            "%s: has no boot %s; it has %s".formatted(name, wanted.getAsInt(), boots));
      }
      return new LogFile(
          new KernelLog(best.messages, best.stamps.build()),
          Math.max(1, boots),
          Math.max(1, best.number),
          torn || best.full);
    }
  }

  /** The messages of one boot, as many as are kept. */
  private static final class Taken {
    private final int number;
    private final List<String> messages = new ArrayList<>();
    private final Stamps.Builder stamps = new Stamps.Builder();
    private long characters;
    private boolean showsMap;
    private boolean full;

    Taken(int number) {
      this.number = number;
    }

    void add(String text, OptionalDouble seconds) {
      full |= messages.size() >= MOST_MESSAGES || characters >= MOST_CHARACTERS;
      if (!full) {
        messages.add(text);
        stamps.add(seconds);
        characters += text.length();
        showsMap |= text.contains("BIOS-e820: ");
      }
    }

    void goOn(String text) {
      int last = messages.size() - 1;
      if (last >= 0 && messages.get(last).length() < LineSource.LONGEST) {
        String before = messages.get(last);
        String blank = before.endsWith(" ") || text.startsWith(" ") ? "" : " ";
        messages.set(last, before + blank + text.strip());
      }
    }
  }
}

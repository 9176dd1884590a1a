package org.lifeboat.load.trace;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads recorded mappings, line by line: the kernel's trace events or a table, whichever the first
 * line is that says something. Blank lines, and lines that begin with {@code #}, say nothing. A
 * text as long as may be takes bounded memory: at most 10 million mappings are read, of lines of at
 * most 4096 characters.
 */
public final class MapTraceReader {
  /** More than anybody reads; a file of another kind must not fill the screen. */
  static final int MOST_PROBLEMS = 20;

  /** As a character, and as the bytes of UTF-8. */
  private static final List<String> BYTE_ORDER_MARKS = List.of("\uFEFF", "\u00EF\u00BB\u00BF");

  private final Path file;
  private final MapTraceOptions options;
  private final Recording recording;
  private final List<MapTraceProblem> problems = new ArrayList<>();
  private @Nullable LineReader reader;
  private long otherEvents;
  private boolean isHopeless;

  private MapTraceReader(Path file, MapTraceOptions options, int mostMappings) {
    this.file = file;
    this.options = options;
    recording = new Recording(mostMappings);
  }

  /**
   * Reads a file. It must be a regular one: others may have no end, and can be read once only.
   *
   * @throws MapTraceException if it cannot be read, or is wrong
   */
  public static MapTrace read(Path file, MapTraceOptions options) {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw unreadable(file, "is no regular file; a text file is right");
    }
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      return read(text, file, options);
    } catch (NoSuchFileException e) {
      throw unreadable(file, "there is no such file");
    } catch (AccessDeniedException e) {
      throw unreadable(file, "may not be read: permission denied");
    } catch (IOException e) {
      throw unreadable(file, "cannot be read: " + e.getMessage());
    }
  }

  /**
   * Reads a text.
   *
   * @param name where it is said to stand
   * @throws MapTraceException if it is wrong
   */
  public static MapTrace read(String text, Path name, MapTraceOptions options) {
    return read(new StringReader(text), name, options);
  }

  /**
   * Reads a text to its end, and does not close it.
   *
   * @param name where it is said to stand
   * @throws MapTraceException if it cannot be read, or is wrong
   */
  public static MapTrace read(Reader text, Path name, MapTraceOptions options) {
    return read(text, name, options, Recording.MOST_MAPPINGS);
  }

  static MapTrace read(Reader text, Path name, MapTraceOptions options, int mostMappings) {
    return new MapTraceReader(name, options, mostMappings).read(text);
  }

  private static MapTraceException unreadable(Path file, String what) {
    return new MapTraceException(List.of(new MapTraceProblem(file, 0, what)));
  }

  private MapTrace read(Reader text) {
    try {
      lines(new Lines(text));
    } catch (IOException e) {
      throw unreadable(file, "cannot be read: " + e.getMessage());
    }
    if (problems.size() == MOST_PROBLEMS) {
      problem(0, "only the first " + MOST_PROBLEMS + " mistakes are shown");
    } else if (problems.isEmpty() && recording.isEmpty()) {
      problem(0, "holds no mapping; lines of event swiotlb_bounced or a table are right");
    }
    if (!problems.isEmpty() || reader == null) {
      throw new MapTraceException(problems);
    }
    return new MapTrace(file, reader.form(), recording.byDevice(), otherEvents);
  }

  private void lines(Lines lines) throws IOException {
    for (String line = lines.next();
        line != null && problems.size() < MOST_PROBLEMS && !isHopeless;
        line = lines.next()) {
      try {
        if (lines.isEndless()) {
          throw new MistakeException.Last(
              "the line has no end for "
                  + (Lines.MOST_SKIPPED >> 20)
                  + " MB; lines of event swiotlb_bounced or a table are right");
        }
        if (lines.isTooLong()) {
          throw new MistakeException(
              "the line is longer than " + Lines.LONGEST + " characters; a shorter one is right");
        }
        line(lines.number() == 1 ? withoutMark(line).strip() : line.strip());
      } catch (MistakeException.Last e) {
        problem(lines.number(), e.what());
        isHopeless = true;
      } catch (MistakeException e) {
        problem(lines.number(), e.what());
      }
    }
  }

  private static String withoutMark(String line) {
    return BYTE_ORDER_MARKS.stream()
        .filter(line::startsWith)
        .findFirst()
        .map(mark -> line.substring(mark.length()))
        .orElse(line);
  }

  private void line(String line) throws MistakeException {
    if (line.isEmpty() || line.charAt(0) == '#') {
      return;
    }
    LineReader known = reader;
    if (known == null && CsvReader.isHeader(line)) {
      reader = new CsvReader(line);
    } else {
      LineReader current = known == null ? new FtraceReader(options) : known;
      reader = current;
      if (!current.read(line, recording)) {
        otherEvents++;
      }
    }
  }

  private void problem(long line, String what) {
    problems.add(new MapTraceProblem(file, line, what));
  }
}

package org.lifeboat.evidence.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lifeboat.api.firmware.Bytes;

/** The files of one recording, read whole and within bounds. */
final class Folder {
  private static final int MEGABYTE = 1 << 20;

  /** Far more than a kernel ever logs in a boot. */
  private static final int MOST_TEXT_BYTES = 16 * MEGABYTE;

  private static final int MOST_LINES = 100_000;

  /** Names that lead elsewhere. */
  private static final Set<String> STEPS = Set.of("", "..", "/");

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Path path;
  private final String label;
  private final Allowance allowance;

  /**
   * @param label what people call it
   * @param allowance for all that is read
   */
  Folder(Path path, String label, Allowance allowance) {
    this.path = path;
    this.label = label;
    this.allowance = allowance;
  }

  /** Its last name. */
  String name() {
    Path last = path.getFileName();
    return last == null ? label : last.toString();
  }

  /** A file's bytes, at most 1 MB; empty where there is no such file. */
  Optional<Bytes> bytes(String name) throws RecordingException {
    return read(name, MEGABYTE).map(Bytes::of);
  }

  /**
   * A file's text, at most 16 MB and 100,000 lines; empty where there is no such file. Bytes that
   * are no UTF-8, as a broken console writes them, are replaced.
   */
  Optional<String> text(String name) throws RecordingException {
    Optional<byte[]> bytes = read(name, MOST_TEXT_BYTES);
    if (bytes.isPresent() && lines(bytes.get()) > MOST_LINES) {
      throw new RecordingException(file(name), "has more than " + MOST_LINES + " lines");
    }
    return bytes.map(b -> new String(b, StandardCharsets.UTF_8));
  }

  /** How many lines end: at a line feed, or at a carriage return without one. */
  private static int lines(byte[] text) {
    int lines = 0;
    for (int i = 0; i < text.length; i++) {
      boolean lineFeedFollows = i + 1 < text.length && text[i + 1] == '\n';
      lines += text[i] == '\n' || text[i] == '\r' && !lineFeedFollows ? 1 : 0;
    }
    return lines;
  }

  /** A text's lines; empty where there is no such file. */
  Optional<List<String>> lines(String name) throws RecordingException {
    return text(name).map(text -> text.lines().toList());
  }

  /** A JSON file's object, of at most 1 MB; empty where there is no such file. */
  Optional<JsonObject> json(String name) throws RecordingException {
    Optional<byte[]> bytes = read(name, MEGABYTE);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    try {
      JsonNode root = JSON.readTree(bytes.get());
      if (!root.isObject()) {
        throw new RecordingException(file(name), "is no JSON object { ... }");
      }
      return Optional.of(new JsonObject(file(name), "", root));
    } catch (JsonProcessingException e) {
      String line = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
      throw new RecordingException(file(name) + line, "is no JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new RecordingException(file(name), "is no JSON: " + e.getMessage());
    }
  }

  /** A file's name for people. */
  String file(String name) {
    return label + "/" + name;
  }

  private Optional<byte[]> read(String name, int most) throws RecordingException {
    Path file = inside(name);
    if (Files.isDirectory(file)) {
      throw new RecordingException(file(name), "is a directory, not a file");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new RecordingException(file(name), "is no plain file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] read = in.readNBytes(most + 1);
      if (read.length > most) {
        throw new RecordingException(file(name), "is larger than " + most / MEGABYTE + " MB");
      }
      allowance.take(read.length);
      return Optional.of(read);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (AccessDeniedException e) {
      throw new RecordingException(file(name), "may not be read: permission denied");
    } catch (IOException e) {
      throw new RecordingException(file(name), "cannot be read: " + e.getMessage());
    }
  }

  private Path inside(String name) throws RecordingException {
    try {
      Path file = path.resolve(name);
      Path relative = path.getFileSystem().getPath(name).normalize();
      if (relative.toString().equals(name)
          && !STEPS.contains(name)
          && relative.getNameCount() == 1) {
        return file;
      }
    } catch (InvalidPathException e) {
      throw new RecordingException(label, "names a file that cannot be: " + name);
    }
    throw new RecordingException(
        label, "names a file outside itself, '" + name + "'; its files lie beside its case.json");
  }
}

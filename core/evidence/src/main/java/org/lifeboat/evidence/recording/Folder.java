package org.lifeboat.evidence.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.lifeboat.api.firmware.Bytes;

/** The files of one recording, read whole and within bounds. */
final class Folder {
  /** Far more than a kernel ever logs in a boot. */
  private static final int MOST_BYTES = 16 << 20;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path path;
  private final String label;

  /**
   * @param label what people call it
   */
  Folder(Path path, String label) {
    this.path = path;
    this.label = label;
  }

  /** Its last name. */
  String name() {
    Path last = path.getFileName();
    return last == null ? label : last.toString();
  }

  /** A file's bytes; empty where there is no such file. */
  Optional<Bytes> bytes(String name) throws RecordingException {
    return read(name).map(Bytes::of);
  }

  /** A file's text; bytes that are no UTF-8, as a broken console writes them, are replaced. */
  Optional<String> text(String name) throws RecordingException {
    return read(name).map(b -> new String(b, StandardCharsets.UTF_8));
  }

  /** A JSON file's object; empty where there is no such file. */
  Optional<JsonObject> json(String name) throws RecordingException {
    Optional<byte[]> bytes = read(name);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    try {
      JsonNode root = JSON.readTree(bytes.get());
      return Optional.of(new JsonObject(file(name), "", root));
    } catch (JsonProcessingException e) {
      String line = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
      throw new RecordingException(file(name) + line, "is no JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new RecordingException(file(name), "cannot be read: " + e.getMessage());
    }
  }

  /** A file's name for people. */
  String file(String name) {
    return label + "/" + name;
  }

  private Optional<byte[]> read(String name) throws RecordingException {
    Path file = path.resolve(name);
    if (!path.equals(file.getParent())) {
      throw new RecordingException(label, "names a file outside itself: " + name);
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] read = in.readNBytes(MOST_BYTES + 1);
      if (read.length > MOST_BYTES) {
        throw new RecordingException(file(name), "is larger than " + (MOST_BYTES >> 20) + " MB");
      }
      return Optional.of(read);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new RecordingException(file(name), "cannot be read: " + e.getMessage());
    }
  }
}

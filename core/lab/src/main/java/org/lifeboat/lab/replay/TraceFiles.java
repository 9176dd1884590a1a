package org.lifeboat.lab.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Opens traces and expectations, and reads them whole within bounds. */
final class TraceFiles {
  /** The largest trace in bytes: some hundred thousand operations. */
  static final int MOST_TRACE_BYTES = 16 << 20;

  private TraceFiles() {}

  /**
   * The characters of a file, one for each byte: whatever it holds, it can be read and quoted.
   *
   * @throws TraceException if it cannot be read or has more than {@code most} bytes
   */
  static String text(Path file, int most) {
    try (InputStream in = open(file)) {
      byte[] read = in.readNBytes(most + 1);
      if (read.length > most) {
        throw unreadable(file, "is larger than " + (most >> 20) + " MB");
      }
      return new String(read, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw unreadable(file, "cannot be read: " + e.getMessage());
    }
  }

  /**
   * Opens a file.
   *
   * @throws TraceException if it cannot be read
   */
  static InputStream open(Path file) {
    if (Files.isDirectory(file)) {
      throw unreadable(file, "is a folder, not a file");
    }
    try {
      return Files.newInputStream(file);
    } catch (NoSuchFileException e) {
      throw unreadable(file, "there is no such file");
    } catch (AccessDeniedException e) {
      throw unreadable(file, "may not be read: permission denied");
    } catch (IOException e) {
      throw unreadable(file, "cannot be read: " + e.getMessage());
    }
  }

  static TraceException unreadable(Path file, String what) {
    return new TraceException(List.of(new TraceProblem(file, 0, what)));
  }
}

package org.lifeboat.lab.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads traces and expectations whole, within bounds. */
final class TraceFiles {
  /** The largest trace in bytes: some hundred thousand operations. */
  static final int MOST_TRACE_BYTES = 16 << 20;

  /** The largest expectation in bytes: a hand-over of some terabytes. */
  static final int MOST_EXPECTED_BYTES = 64 << 20;

  private TraceFiles() {}

  /**
   * The characters of a file, one for each byte: whatever it holds, it can be read and quoted.
   *
   * @throws TraceException if it cannot be read or has more than {@code most} bytes
   */
  static String text(Path file, int most) {
    if (Files.isDirectory(file)) {
      throw unreadable(file, "is a folder, not a file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] read = in.readNBytes(most + 1);
      if (read.length > most) {
        throw unreadable(file, "is larger than " + (most >> 20) + " MB");
      }
      return new String(read, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw unreadable(file, "there is no such file");
    } catch (AccessDeniedException e) {
      throw unreadable(file, "may not be read: permission denied");
    } catch (IOException e) {
      throw unreadable(file, "cannot be read: " + e.getMessage());
    }
  }

  private static TraceException unreadable(Path file, String what) {
    return new TraceException(List.of(new TraceProblem(file, 0, what)));
  }
}

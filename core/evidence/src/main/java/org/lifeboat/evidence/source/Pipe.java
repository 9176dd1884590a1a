package org.lifeboat.evidence.source;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.lifeboat.evidence.log.LogException;
import org.lifeboat.evidence.log.LogFile;

/** What comes through a pipe, {@code dmesg | lifeboat boot /dev/stdin}, and can be read once. */
final class Pipe {
  private static final int MOST_PLAN_BYTES = 1 << 20;

  private Pipe() {}

  /**
   * A log as a machine file, or a machine file as it is. (A channel's stream asks for its place,
   * which a pipe has not.)
   */
  static Imported read(Path source, OptionalInt boot, Profiles profiles) throws SourceException {
    String name = source.toString();
    try (InputStream in = new BufferedInputStream(new FileInputStream(source.toFile()))) {
      FileKind kind = FileKind.peek(in);
      if (kind == FileKind.LOG) {
        return LogImport.of(name, LogFile.read(in, name, boot), profiles);
      }
      byte[] text = in.readNBytes(MOST_PLAN_BYTES);
      if (kind == FileKind.PLAN && text.length < MOST_PLAN_BYTES) {
        return new Imported(new String(text, StandardCharsets.UTF_8), List.of());
      }
      throw new SourceException(
          name + ": what comes through a pipe is to be a kernel's log or a machine file");
    } catch (LogException e) {
      throw new SourceException(e.problem());
    } catch (IOException e) {
      throw new SourceException(name + ": cannot be read");
    }
  }
}

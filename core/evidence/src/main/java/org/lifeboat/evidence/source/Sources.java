package org.lifeboat.evidence.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.GZIPInputStream;
import org.lifeboat.evidence.log.LogException;
import org.lifeboat.evidence.log.LogFile;

/** Finds out what somebody has of a machine, and makes a machine file of it. */
public final class Sources {
  private static final List<String> PLANS = List.of(".conf", ".hocon", ".json");

  /** So much of a file tells what it is. */
  private static final int SAMPLE = 1 << 16;

  private static final List<String> SIGNS_OF_A_LOG =
      List.of("Linux version ", "BIOS-e820: ", "BIOS-provided physical RAM map");

  private Sources() {}

  /**
   * A machine file made from a source; empty where the source is one already, a plan in HOCON.
   *
   * @param boot which boot of a log, from 1; empty for the last
   * @throws LogException where it is something, and of no use
   */
  public static Optional<Imported> read(Path source, OptionalInt boot, Profiles profiles)
      throws LogException {
    return isMadeOfLog(source)
        ? Optional.of(LogImport.of(source.toString(), LogFile.read(source, boot), profiles))
        : Optional.empty();
  }

  /** Whether a machine file would be made of this as of a log. */
  public static boolean isMadeOfLog(Path source) {
    return PLANS.stream().noneMatch(source.toString()::endsWith)
        && Files.isRegularFile(source)
        && isLog(source);
  }

  /** Whether the beginning of a file, unpacked, looks like a kernel's log. */
  public static boolean isLog(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      String sample =
          new String(unpacked(in).readNBytes(SAMPLE), StandardCharsets.ISO_8859_1)
              .replace("\0", "");
      return SIGNS_OF_A_LOG.stream().anyMatch(sample::contains);
    } catch (IOException e) {
      return false;
    }
  }

  private static InputStream unpacked(InputStream in) throws IOException {
    in.mark(2);
    boolean packed = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return packed ? new GZIPInputStream(in) : in;
  }
}

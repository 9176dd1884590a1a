package org.lifeboat.evidence.source;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.evidence.table.AcpiDump;

/** What a file is, by its name or its beginning. */
enum FileKind {
  /** A machine or plan in HOCON. */
  PLAN,
  /** A firmware table that counts. */
  TABLE,
  /** A text of acpidump. */
  DUMP,
  /** A list of PCI functions. */
  LSPCI,
  /** A kernel's log, of whatever machine. */
  LOG,
  /** Bytes that are no text. */
  BINARY,
  /** Anything else. */
  TEXT;

  private static final List<String> PLANS = List.of(".conf", ".hocon", ".json");

  /** Endings of what other programs write. */
  private static final List<String> NO_PLANS =
      List.of(".txt", ".log", ".gz", ".dmesg", ".dat", ".bin", ".aml");

  private static final Pattern KEY_OF_A_PLAN =
      Pattern.compile("(?m)^\\s*(?:machine\\b|kernel\\s*=|include\\s)");

  /** So much of a file tells what it is: a console shows much before a kernel begins. */
  private static final int SAMPLE = 1 << 20;

  private static final int BUFFER = 1 << 16;

  private static final List<String> SIGNS_OF_A_LOG =
      List.of("Linux version ", "BIOS-e820: ", "BIOS-provided physical RAM map");

  /** Lines for the sake of which people keep a few lines of a log. */
  private static final List<String> SIGNS_OF_A_FRAGMENT =
      List.of("swiotlb buffer is full (sz: ", "Out of SW-IOMMU space for ");

  /** Lines with time stamps are a log that lacks its beginning. */
  private static final Pattern STAMP =
      Pattern.compile("(?m)^(?:<\\d>)?\\[ {0,4}\\d{1,6}\\.\\d{6}\\] ");

  private static final int STAMPS = 3;

  /** What a file is; text that says nothing where it cannot be read. */
  static FileKind of(Path file) {
    return PLANS.stream().anyMatch(file.toString()::endsWith) ? PLAN : of(sample(file));
  }

  /**
   * What begins so.
   *
   * @param sample the beginning, unpacked
   */
  private static FileKind of(byte[] sample) {
    Bytes bytes = Bytes.of(sample);
    if (AcpiDump.isOne(bytes)) {
      return DUMP;
    }
    if (FromTables.raw(bytes).isPresent()) {
      return TABLE;
    }
    String raw = new String(sample, StandardCharsets.ISO_8859_1);
    String text = raw.replace("\0", "");
    if (Lspci.isOne(text)) {
      return LSPCI;
    }
    if (SIGNS_OF_A_LOG.stream().anyMatch(text::contains)
        || STAMP.matcher(text).results().limit(STAMPS).count() == STAMPS) {
      return LOG;
    }
    if (text.length() < raw.length()) {
      return BINARY;
    }
    if (KEY_OF_A_PLAN.matcher(text).find()) {
      return PLAN;
    }
    return SIGNS_OF_A_FRAGMENT.stream().anyMatch(text::contains) ? LOG : TEXT;
  }

  /** Whether it tells of a machine. */
  boolean isOfUse() {
    return this == TABLE || this == DUMP || this == LSPCI || this == LOG;
  }

  /** Whether it is a machine file, or a text that could be meant to be one. */
  boolean mayBePlan(Path file) {
    return this == PLAN || this == TEXT && NO_PLANS.stream().noneMatch(file.toString()::endsWith);
  }

  /**
   * What a stream is, which is not moved.
   *
   * @param in one that supports marks
   */
  static FileKind peek(InputStream in) throws IOException {
    in.mark(SAMPLE + BUFFER);
    byte[] sample = in.readNBytes(SAMPLE);
    in.reset();
    try (InputStream unpacked = unpacked(new ByteArrayInputStream(sample))) {
      return of(unpacked.readNBytes(SAMPLE));
    } catch (EOFException | ZipException e) {
      return BINARY;
    }
  }

  /** The beginning, unpacked; what can be had of it where it is torn. */
  private static byte[] sample(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return unpacked(in).readNBytes(SAMPLE);
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private static InputStream unpacked(InputStream in) throws IOException {
    in.mark(2);
    boolean packed = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return packed ? new Forgiving(new GZIPInputStream(in)) : in;
  }

  /** A stream that ends where packed data is torn. */
  private static final class Forgiving extends InputStream {
    private final InputStream in;

    Forgiving(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      try {
        return in.read();
      } catch (EOFException | ZipException e) {
        return -1;
      }
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      try {
        return in.read(into, from, length);
      } catch (EOFException | ZipException e) {
        return -1;
      }
    }
  }
}

package org.lifeboat.experiment.results;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lifeboat.experiment.hash.Sha256;

/**
 * The parts of results on disk, {@code part-0000012-<hash>.parquet}. A name carries the first 16
 * digits of its content's SHA-256, so that a file says by itself whether it is whole, and there is
 * neither a lock nor a log. Any number of threads may write.
 */
public final class PartFolder {
  private static final Pattern NAME = Pattern.compile("part-(\\d{7})-([0-9a-f]{16})\\.parquet");

  private final Path folder;
  private final Cut cut;

  PartFolder(Path folder, Cut cut) {
    this.folder = folder;
    this.cut = cut;
  }

  private record Entry(int part, long hash, Path file) {}

  /** How rows are cut. */
  public Cut cut() {
    return cut;
  }

  /** A path in the folder for a part that this thread is going to write. */
  public Path temporary(int part) {
    return Disk.temporary(folder.resolve("part-" + padded(part)));
  }

  /**
   * Makes a file that was written whole a part: forced to the disk, under its name, at once. The
   * temporary file is gone thereafter in any case.
   *
   * @throws ResultsException if that fails
   */
  public void publish(int part, Path temporary) {
    try {
      Disk.force(temporary);
      Disk.rename(temporary, file(part, hash(temporary)));
    } catch (IOException e) {
      throw Reason.problem(temporary, "cannot be made a part", e);
    } finally {
      discard(temporary);
    }
  }

  /**
   * Makes these bytes a part, as if they had been written to a temporary file.
   *
   * @throws ResultsException if that fails
   */
  public void publish(int part, byte[] content) {
    Path file = temporary(part);
    try {
      Files.write(file, content);
    } catch (IOException e) {
      discard(file);
      throw Reason.problem(file, "cannot be written", e);
    }
    publish(part, file);
  }

  /** Deletes a temporary file, if it is there. */
  public void discard(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      // It counts for nothing, and the next run tries again.
      temporary.toFile().deleteOnExit();
    }
  }

  /** The file of a part of this hash. */
  Path file(int part, long hash) {
    return folder.resolve(name(part, hash));
  }

  private static String name(int part, long hash) {
    return "part-" + padded(part) + "-" + HexFormat.of().toHexDigits(hash) + ".parquet";
  }

  private static String padded(int part) {
    String digits = Integer.toString(part);
    return "0".repeat(7 - digits.length()) + digits;
  }

  private static long hash(Path file) throws IOException {
    return ByteBuffer.wrap(Sha256.of(file)).getLong();
  }

  /** Makes the folder, if it is not there. */
  void create() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw Reason.problem(folder, "cannot be made", e);
    }
  }

  /** Deletes what killed processes left. */
  void clearLeftovers() {
    try {
      Disk.clear(folder);
    } catch (IOException e) {
      throw Reason.problem(folder, "cannot be cleared of what a run left", e);
    }
  }

  /** Deletes damaged files, so that their parts are missing. */
  void delete(List<Path> damaged) {
    for (Path file : damaged) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw Reason.problem(file, "is damaged and cannot be deleted", e);
      }
    }
  }

  /** What is there by its names. */
  Inventory listed() {
    return inventory(entries(), List.of());
  }

  /** What is there, each file held against its name. */
  Inventory checked() {
    List<Entry> entries = entries();
    List<Entry> damaged = entries.parallelStream().filter(PartFolder::isDamaged).toList();
    List<Entry> whole = new ArrayList<>(entries);
    whole.removeAll(damaged);
    return inventory(whole, damaged.stream().map(Entry::file).sorted().toList());
  }

  private static boolean isDamaged(Entry entry) {
    try {
      return hash(entry.file()) != entry.hash();
    } catch (IOException e) {
      throw Reason.problem(entry.file(), "cannot be read", e);
    }
  }

  private Inventory inventory(List<Entry> entries, List<Path> damaged) {
    Inventory inventory = new Inventory(cut.parts(), damaged);
    for (Entry entry : entries) {
      if (!inventory.add(entry.part(), entry.hash())) {
        throw new ResultsException(
            "%s and %s: two files for the same rows, which differ: two versions of Lifeboat or of a"
                    .formatted(
                        file(entry.part(), inventory.hash(entry.part())),
                        entry.file().getFileName())
                + " plugin wrote here, or a plugin does not do the same each time; delete both, and"
                + " run with --resume");
      }
    }
    return inventory;
  }

  private List<Entry> entries() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try {
      return Disk.list(folder).stream().flatMap(file -> entry(file).stream()).toList();
    } catch (IOException e) {
      throw Reason.problem(folder, "cannot be read", e);
    }
  }

  private Optional<Entry> entry(Path file) {
    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
    if (!name.matches() || Integer.parseInt(name.group(1)) >= cut.parts()) {
      return Optional.empty();
    }
    return Optional.of(
        new Entry(
            Integer.parseInt(name.group(1)), Long.parseUnsignedLong(name.group(2), 16), file));
  }

  /** The SHA-256 of the parts' names, each with a line feed: of {@code ls parts}. */
  String digest(Inventory inventory) {
    MessageDigest digest = Sha256.begin();
    inventory.present().stream()
        .mapToObj(part -> name(part, inventory.hash(part)) + "\n")
        .forEach(line -> digest.update(line.getBytes(StandardCharsets.US_ASCII)));
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The files that are there, in the order of their rows. */
  List<Path> files(Inventory inventory) {
    return inventory.present().stream().mapToObj(part -> file(part, inventory.hash(part))).toList();
  }

  /** How many rows these parts have. */
  long rows(BitSet parts) {
    return parts.stream().mapToLong(part -> cut.end(part) - cut.first(part)).sum();
  }

  /** Forces the names of the parts to the disk. */
  void seal() {
    Disk.forceFolder(folder.resolve("parts"));
  }
}

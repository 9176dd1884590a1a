package org.lifeboat.firmware.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.evidence.table.AcpiDump;
import org.lifeboat.evidence.table.TableException;
import org.lifeboat.firmware.decode.TableKind;

/** Finds DMAR and IVRS tables in files and folders. */
public final class TableFiles {
  /** The largest table that is read, in bytes. */
  public static final int MOST_TABLE_BYTES = AcpiDump.MOST_TABLE_BYTES;

  /** The largest file that is read, in bytes: an acpidump of a large server has 3 MB. */
  public static final int MOST_FILE_BYTES = 16 << 20;

  /** How deep below a folder tables may lie. */
  private static final int DEEPEST = 3;

  private TableFiles() {}

  /**
   * What was found in a place.
   *
   * @param tables in order of path, in a file in its order
   * @param problems what could not be read, each in a line
   */
  public record Found(List<TableSource> tables, List<String> problems) {
    /** Copies the lists. */
    public Found {
      tables = List.copyOf(tables);
      problems = List.copyOf(problems);
    }
  }

  /**
   * Reads a file, or the files of a folder and of those in it, ascending by path. In a folder what
   * is no table is passed over; a file that is given must be one. Never throws.
   */
  public static Found in(Path place) {
    List<TableSource> tables = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    try {
      if (Files.isDirectory(place)) {
        for (Path file : files(place)) {
          collect(file, tables, problems);
        }
        if (tables.isEmpty() && problems.isEmpty()) {
          throw new UnreadableException(place.toString(), "there is no DMAR or IVRS table in it");
        }
      } else {
        List<TableSource> found = read(place);
        if (found.isEmpty()) {
          throw new UnreadableException(place.toString(), notATable(place));
        }
        tables.addAll(found);
      }
    } catch (UnreadableException e) {
      problems.add(e.problem());
    }
    return new Found(tables, problems);
  }

  private static void collect(Path file, List<TableSource> tables, List<String> problems) {
    try {
      if (isTable(file)) {
        tables.addAll(read(file));
      }
    } catch (UnreadableException e) {
      problems.add(e.problem());
    }
  }

  private static List<Path> files(Path folder) throws UnreadableException {
    try (Stream<Path> paths = Files.walk(folder, DEEPEST)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw new UnreadableException(folder.toString(), "the folder cannot be listed");
    }
  }

  /** Whether a file begins as a table, or as a text of acpidump. */
  private static boolean isTable(Path file) throws UnreadableException {
    Bytes head = Bytes.of(bytes(file, AcpiDump.HEAD_BYTES));
    return TableKind.of(head).isPresent() || AcpiDump.isOne(head);
  }

  private static List<TableSource> read(Path file) throws UnreadableException {
    byte[] all = bytes(file, MOST_FILE_BYTES + 1);
    String name = file.toString();
    if (all.length > MOST_FILE_BYTES) {
      throw new UnreadableException(
          name, "is larger than 16 MB; a table has some hundred bytes, an acpidump some MB");
    }
    Bytes content = Bytes.of(all);
    if (AcpiDump.isOne(content)) {
      return dumped(name, content);
    }
    Optional<TableKind> kind = TableKind.of(content);
    if (kind.isEmpty()) {
      return List.of();
    }
    if (all.length > MOST_TABLE_BYTES) {
      throw new UnreadableException(AcpiDump.tooLong(name, all.length));
    }
    return List.of(new TableSource(name, kind.get(), content));
  }

  private static List<TableSource> dumped(String name, Bytes content) throws UnreadableException {
    List<TableSource> tables = new ArrayList<>();
    try {
      for (AcpiDump.Dumped dumped : AcpiDump.read(name, content, TableFiles::isWanted)) {
        FirmwareTable table = dumped.table();
        TableKind.ofSignature(table.signature())
            .map(
                kind ->
                    new TableSource(
                        name, kind, table.content(), OptionalInt.of(dumped.firstLine())))
            .ifPresent(tables::add);
      }
    } catch (TableException e) {
      throw new UnreadableException(e);
    }
    if (tables.isEmpty()) {
      throw new UnreadableException(name, "this acpidump holds no DMAR and no IVRS table");
    }
    return tables;
  }

  private static boolean isWanted(String signature) {
    return TableKind.ofSignature(signature).isPresent();
  }

  private static byte[] bytes(Path file, int most) throws UnreadableException {
    if (!Files.exists(file)) {
      throw new UnreadableException(file.toString(), "there is no such file or folder");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(most);
    } catch (IOException e) {
      throw new UnreadableException(
          file.toString(), "cannot be read; tables of the running machine are root's alone");
    }
  }

  private static String notATable(Path file) throws UnreadableException {
    byte[] head = bytes(file, 4);
    if (head.length == 0) {
      return "is empty; a DMAR or IVRS table, raw or as acpidump prints it, was expected";
    }
    String begins = Bytes.of(head).ascii(0, head.length);
    return "is no DMAR or IVRS table, raw or as acpidump prints it: it begins with '%s'"
        .formatted(begins);
  }
}

package org.lifeboat.evidence.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.evidence.draft.Draft;
import org.lifeboat.evidence.log.LogException;
import org.lifeboat.evidence.log.LogFile;
import org.lifeboat.evidence.log.Usefulness;
import org.lifeboat.evidence.table.AcpiDump;
import org.lifeboat.evidence.table.TableException;

/**
 * Files that belong to one machine: a log, tables, a list of PCI functions. The surer tells last:
 * lists, the log, then tables.
 */
final class Gathering {
  /** How deep below a folder files may lie. */
  private static final int DEEPEST = 3;

  private static final int MOST_FILES = 10_000;
  private static final int MOST_BYTES = 16 << 20;

  private final Map<FileKind, List<Path>> files = new EnumMap<>(FileKind.class);
  private final OptionalInt boot;

  /**
   * @param boot which boot of a log, from 1; empty for the last
   */
  Gathering(OptionalInt boot) {
    this.boot = boot;
  }

  /** A file that somebody named. */
  void add(Path file) throws SourceException {
    FileKind kind = FileKind.of(file);
    if (!kind.isOfUse()) {
      throw new SourceException(
          file
              + ": is neither a kernel's log (it would have a line 'Linux version ...', or"
              + " BIOS-e820 lines), nor a table DMAR, IVRS, APIC or SRAT, a text of acpidump or"
              + " lspci -nn, a recording, or a folder of these");
    }
    put(kind, file);
  }

  /** What of a folder can be used. */
  void addAll(Path folder) throws SourceException {
    try (Stream<Path> paths = Files.walk(folder, DEEPEST)) {
      for (Path file : paths.filter(Files::isRegularFile).limit(MOST_FILES).sorted().toList()) {
        FileKind kind = FileKind.of(file);
        if (kind.isOfUse()) {
          put(kind, file);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw new SourceException(folder + ": the folder cannot be listed");
    }
  }

  private void put(FileKind kind, Path file) {
    files.computeIfAbsent(kind, k -> new ArrayList<>()).add(file);
  }

  void tell(Draft draft) throws SourceException {
    for (Path list : of(FileKind.LSPCI)) {
      Lspci.tell(
          draft,
          new String(bytes(list), StandardCharsets.ISO_8859_1).lines().toList(),
          list.toString());
    }
    tellLog(draft);
    for (Path dump : of(FileKind.DUMP)) {
      tellDump(draft, dump);
    }
    for (Path file : of(FileKind.TABLE)) {
      tellTable(draft, file);
    }
  }

  private List<Path> of(FileKind kind) {
    return files.getOrDefault(kind, List.of());
  }

  /** Of several logs the first that shows a machine. */
  private void tellLog(Draft draft) throws SourceException {
    Optional<SourceException> refused = Optional.empty();
    List<Path> logs = of(FileKind.LOG);
    for (Path path : logs) {
      try {
        LogFile log = LogFile.read(path, boot);
        Usefulness.check(path.toString(), log);
        if (logs.size() > 1) {
          draft.note("%s logs; %s is taken".formatted(logs.size(), path));
        }
        new FromLog(path.toString(), log).tell(draft);
        return;
      } catch (LogException e) {
        refused = refused.or(() -> Optional.of(new SourceException(e.problem())));
      }
    }
    if (refused.isPresent()) {
      throw refused.get();
    }
  }

  private static void tellDump(Draft draft, Path file) throws SourceException {
    try {
      List<AcpiDump.Dumped> tables =
          AcpiDump.read(file.toString(), Bytes.of(bytes(file)), FromTables::isWanted);
      if (!tables.isEmpty()) {
        draft.comesFrom("Tables from " + file + ".");
      }
      tables.forEach(t -> FromTables.tell(draft, t.table(), file.toString()));
    } catch (TableException e) {
      throw new SourceException(e.problem());
    }
  }

  private static void tellTable(Draft draft, Path file) throws SourceException {
    byte[] bytes = bytes(file);
    if (bytes.length > AcpiDump.MOST_TABLE_BYTES) {
      throw new SourceException(AcpiDump.tooLong(file.toString(), bytes.length).problem());
    }
    Optional<FirmwareTable> table = FromTables.raw(Bytes.of(bytes));
    if (table.isPresent()) {
      draft.comesFrom("Table %s from %s.".formatted(table.get().signature(), file));
      FromTables.tell(draft, table.get(), file.toString());
    }
  }

  private static byte[] bytes(Path file) throws SourceException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new SourceException(file + ": is larger than 16 MB");
      }
      return bytes;
    } catch (IOException e) {
      throw new SourceException(file + ": cannot be read; tables are root's alone");
    }
  }
}

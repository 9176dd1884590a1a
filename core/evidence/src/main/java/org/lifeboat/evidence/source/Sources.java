package org.lifeboat.evidence.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.evidence.draft.Draft;
import org.lifeboat.evidence.draft.Part;
import org.lifeboat.evidence.recording.Recording;
import org.lifeboat.evidence.recording.RecordingException;
import org.lifeboat.evidence.recording.Recordings;

/** Finds out what somebody has of a machine, and makes a machine file of it. */
public final class Sources {
  private Sources() {}

  /**
   * A machine file made from a source; empty where the source is one already, a plan in HOCON, or
   * is not there.
   *
   * @param boot which boot of a log, from 1; empty for the last
   * @throws SourceException where it is something, and of no use
   */
  public static Optional<Imported> read(Path source, OptionalInt boot, Profiles profiles)
      throws SourceException {
    if (!Recordings.isOne(source) && !Files.isDirectory(source)) {
      if (Files.exists(source) && !Files.isRegularFile(source)) {
        return Optional.of(Pipe.read(source, boot, profiles));
      }
      boolean plan = !Files.isRegularFile(source) || FileKind.of(source).mayBePlan(source);
      if (plan) {
        return Optional.empty();
      }
    }
    return Optional.of(read(List.of(source), boot, profiles));
  }

  /**
   * A machine file made from several sources of one machine; of what two tell the later counts, and
   * a table's bytes before what a log says of it.
   *
   * @param sources at least one
   * @param boot which boot of a log, from 1; empty for the last
   * @throws SourceException where one of them is of no use
   */
  public static Imported read(List<Path> sources, OptionalInt boot, Profiles profiles)
      throws SourceException {
    Draft draft = new Draft();
    Gathering files = new Gathering(boot);
    for (Path source : sources) {
      if (Recordings.isOne(source)) {
        tellRecording(draft, source);
      } else if (Files.isDirectory(source)) {
        tellFolder(draft, source, files);
      } else if (Files.isRegularFile(source)) {
        files.add(source);
      } else {
        throw new SourceException(source + ": there is no such file or folder");
      }
    }
    files.tell(draft);
    Path first = sources.get(0);
    checkUse(draft, first.toString());
    return Completion.of(draft, first.toString(), profiles);
  }

  /**
   * A machine file of the machine whose /sys and /proc lie below a directory.
   *
   * @param root {@code /} for the machine that this runs on
   * @throws SourceException where nothing there tells of memory
   */
  public static Imported system(Path root, Profiles profiles) throws SourceException {
    Draft draft = new Draft();
    tellSystem(draft, root);
    checkUse(draft, root.toString());
    return Completion.of(draft, "this-machine", profiles);
  }

  private static void tellSystem(Draft draft, Path root) {
    draft.comesFrom("Made from /sys and /proc of a running Linux.");
    new FromSystem(new Tree(root)).tell(draft);
  }

  private static void tellRecording(Draft draft, Path source) throws SourceException {
    try {
      Recording recording = Recordings.one(source.toString());
      Machine machine =
          recording
              .machine()
              .orElseThrow(
                  () ->
                      new SourceException(
                          source
                              + ": its log ends before the memory map, without which there is no"
                              + " machine"));
      FromRecording.tell(draft, recording, machine, source.toString());
    } catch (RecordingException e) {
      throw new SourceException(e.problem());
    }
  }

  /** A copy of a root directory, of /sys/firmware or of a part of it, or a folder of files. */
  private static void tellFolder(Draft draft, Path folder, Gathering files) throws SourceException {
    Tree tree = new Tree(folder);
    if (tree.has("proc/version") || tree.has("sys/firmware")) {
      tellSystem(draft, folder);
    } else if (tree.has("acpi/tables") || tree.has("memmap/0/start")) {
      draft.comesFrom("Made from " + folder + ", a copy of /sys/firmware.");
      SysMemory.tellMap(draft, tree, "memmap/");
      FromSystem.tellTables(draft, tree, "acpi/tables/");
      noteDenied(draft, tree);
    } else if (tree.has("0/start")) {
      SysMemory.tellMap(draft, tree, "");
    } else {
      files.addAll(folder);
    }
  }

  private static void noteDenied(Draft draft, Tree tree) {
    if (!tree.denied().isEmpty()) {
      draft.note("only root may read " + tree.denied().get(0) + ": left out");
    }
  }

  private static void checkUse(Draft draft, String name) throws SourceException {
    if (draft.told(Part.MEMORY_MAP).isEmpty() && draft.tables().isEmpty()) {
      throw new SourceException(
          name
              + ": tells of no memory map and of no table; a kernel's log (sudo dmesg right after"
              + " the start, journalctl -k -b), a copy of /sys/firmware (sudo cp -r), or the text"
              + " of acpidump does");
    }
  }

  /** Whether a file is named as a machine file, or is one. */
  public static boolean isPlan(Path file) {
    return FileKind.of(file) == FileKind.PLAN;
  }

  /** Whether the beginning of a file, unpacked, looks like a kernel's log. */
  public static boolean isLog(Path file) {
    return Files.isRegularFile(file) && FileKind.of(file) == FileKind.LOG;
  }
}

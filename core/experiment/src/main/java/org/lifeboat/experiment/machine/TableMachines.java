package org.lifeboat.experiment.machine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.firmware.consequence.TrialMachine;
import org.lifeboat.firmware.decode.TableDecoder;
import org.lifeboat.firmware.source.TableFiles;
import org.lifeboat.firmware.source.TableSource;

/**
 * Plain machines around real DMAR and IVRS tables, as {@link TrialMachine} makes them: 8 GB, sane
 * units, and a Wi-Fi card that drives 32 address lines. Any bytes that begin as such a table are
 * one; that a kernel rejects it is what comes of the boot. The tables are read when the family is
 * made, and once.
 */
public final class TableMachines implements MachineFamily {
  /** So many problems are named; of the others, how many they are. */
  private static final int MOST_PROBLEMS = 10;

  private final List<TableSource> tables;
  private final Labels labels;

  private TableMachines(List<TableSource> tables) {
    this.tables = List.copyOf(tables);
    labels = Labels.of(this.tables.stream().map(TableMachines::stem).toList());
  }

  /**
   * The family around the tables of files and folders, in their order; those of a folder ascending
   * by path. A file is a raw table or a text of acpidump. Labels are the files' names without their
   * ending.
   *
   * @param places files, which must be tables, and folders, in which other files are passed over
   * @throws IllegalArgumentException if a file is no table or cannot be read, or there is no table
   *     at all; the message names each
   */
  public static TableMachines in(List<Path> places) {
    List<TableSource> tables = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Path place : places) {
      TableFiles.Found found = TableFiles.in(place);
      tables.addAll(found.tables());
      problems.addAll(found.problems());
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(named(problems));
    }
    return new TableMachines(tables);
  }

  @Override
  public Object identity() {
    return List.of(labels.all(), tables.stream().map(t -> t.content()).toList());
  }

  @Override
  public int size() {
    return tables.size();
  }

  @Override
  public String label(int index) {
    return labels.all().get(Objects.checkIndex(index, tables.size()));
  }

  @Override
  public Machine machine(int index) {
    String label = label(index);
    TableSource source = tables.get(index);
    return TrialMachine.around(TableDecoder.decode(source.kind(), source.content()))
        .machine()
        .withId(label)
        .withDescription(
            "a plain machine around the %s of %s".formatted(source.kind(), stem(source)));
  }

  private static String stem(TableSource source) {
    String file = String.valueOf(Path.of(source.file()).getFileName());
    int point = file.lastIndexOf('.');
    return point > 0 ? file.substring(0, point) : file;
  }

  private static String named(List<String> problems) {
    List<String> lines = new ArrayList<>(problems);
    if (lines.size() > MOST_PROBLEMS) {
      lines.subList(MOST_PROBLEMS, lines.size()).clear();
      lines.add("and %s more".formatted(problems.size() - MOST_PROBLEMS));
    }
    return String.join("\n", lines);
  }
}

package org.lifeboat.engine.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.engine.render.Comparison.Boot;
import org.lifeboat.engine.render.Table.Column;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.DeviceFate;

/** Devices down, boots across, in each cell how the device reaches memory in the boot. */
record DeviceMatrix(Comparison comparison) {
  /** With more devices than this, those of one mask and the same fates share a row. */
  private static final int ROWS_OF_THEIR_OWN = 20;

  /**
   * A boot's name is broken into lines of at most so many columns: the length of {@code
   * translated}, the longest fate.
   */
  private static final int NAME_COLUMNS = 10;

  /** Room for address, mask and a name worth reading. */
  private static final int DEVICE_COLUMNS = 7 + 20 + 4;

  /** Gaps after address, name and mask. */
  private static final int DEVICE_GAPS = 3;

  /** A row: a device, and with it all others of the same mask and fates. */
  private record Row(DeviceFate first, int others, List<Cell> fates) {
    Row andAnother() {
      return new Row(first, others + 1, fates);
    }

    Cell name() {
      return Cell.of(others == 0 ? first.name() : "and " + others + " more like it");
    }
  }

  private record Kind(int maskBits, List<Cell> fates) {}

  /** What is written, and how: titles of the columns, one fate in each row for each, the gap. */
  private record Layout(List<Row> rows, List<String> titles, int gap) {
    boolean fits(Page page) {
      return fitting(page, 0) == titles.size();
    }

    /** The column behind the last that fits beside the one at {@code from}. */
    int fitting(Page page, int from) {
      int room = page.style().width() - DEVICE_COLUMNS - DEVICE_GAPS * gap - width(from);
      int to = from + 1;
      while (to < titles.size() && room >= gap + width(to)) {
        room -= gap + width(to);
        to++;
      }
      return to;
    }

    private int width(int column) {
      int title = titles.get(column).lines().mapToInt(String::length).max().orElse(0);
      int fates =
          rows.stream().mapToInt(r -> r.fates().get(column).text().length()).max().orElse(0);
      return Math.max(title, fates);
    }

    void block(Page page, int from, int to) {
      List<Column> columns = new ArrayList<>();
      columns.add(Column.left("device"));
      columns.add(Column.left(""));
      columns.add(Column.right("mask"));
      titles.subList(from, to).forEach(title -> columns.add(Column.left(title)));
      Table table = new Table(0, gap, columns);
      for (Row row : rows) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(Devices.address(row.first().address())));
        cells.add(row.name());
        cells.add(Cell.of(Integer.toString(row.first().maskBits())));
        cells.addAll(row.fates().subList(from, to));
        table.row(cells);
      }
      table.writeTo(page);
    }
  }

  /**
   * One table where the page is wide enough, if need be with names in several lines, narrow gaps or
   * one column for all boots that tell the same; else several, one below the other.
   */
  void writeTo(Page page) {
    Layout layout = layout(page);
    int from = 0;
    while (from < layout.titles().size()) {
      int to = layout.fitting(page, from);
      if (from > 0) {
        page.blank();
      }
      layout.block(page, from, to);
      from = to;
    }
  }

  /** The roomiest that fits the page, else the narrowest. */
  private Layout layout(Page page) {
    List<Row> rows = rows();
    List<String> names =
        comparison.boots().stream().map(b -> Words.clean(comparison.label(b))).toList();
    List<String> broken = names.stream().map(DeviceMatrix::broken).toList();
    return Stream.of(
            new Layout(rows, names, Table.USUAL_GAP),
            new Layout(rows, broken, Table.USUAL_GAP),
            new Layout(rows, broken, 1))
        .filter(layout -> layout.fits(page))
        .findFirst()
        .orElseGet(() -> shared(rows, names));
  }

  /** Boots that tell the same of every device share a column, their names one below the other. */
  private static Layout shared(List<Row> rows, List<String> names) {
    Map<List<Cell>, List<Integer>> alike =
        IntStream.range(0, names.size())
            .boxed()
            .collect(
                Collectors.groupingBy(
                    boot -> rows.stream().map(row -> row.fates().get(boot)).toList(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<Integer> firsts = alike.values().stream().map(boots -> boots.get(0)).toList();
    List<Row> fewer =
        rows.stream()
            .map(
                row ->
                    new Row(
                        row.first(), row.others(), firsts.stream().map(row.fates()::get).toList()))
            .toList();
    List<String> titles =
        alike.values().stream()
            .map(boots -> boots.stream().map(names::get).collect(Collectors.joining("\n")))
            .toList();
    return new Layout(fewer, titles, Table.USUAL_GAP);
  }

  /** A name in lines of at most a column's width, broken behind dashes. */
  private static String broken(String name) {
    StringBuilder title = new StringBuilder();
    int used = 0;
    for (String part : name.split("(?<=-)|(?<= )")) {
      if (used > 0 && used + part.stripTrailing().length() > NAME_COLUMNS) {
        title.append('\n');
        used = 0;
      }
      title.append(part);
      used += part.length();
    }
    return title.toString();
  }

  private List<Row> rows() {
    List<BootReport> reports = comparison.boots().stream().map(Boot::report).toList();
    Map<PciAddress, DeviceFate> devices = new TreeMap<>();
    reports.forEach(r -> r.devices().forEach(d -> devices.putIfAbsent(d.address(), d)));
    List<Map<PciAddress, Cell>> fates = reports.stream().map(DeviceMatrix::fates).toList();
    List<Row> all =
        devices.values().stream().map(d -> new Row(d, 0, fatesOf(d.address(), fates))).toList();
    return all.size() > ROWS_OF_THEIR_OWN ? merged(all) : all;
  }

  private static Map<PciAddress, Cell> fates(BootReport report) {
    Map<PciAddress, Cell> fates = new TreeMap<>();
    report.devices().forEach(d -> fates.put(d.address(), Devices.fate(d.reach())));
    return fates;
  }

  /** Where a boot ended before it came to the devices, they are all down with it. */
  private static List<Cell> fatesOf(PciAddress device, List<Map<PciAddress, Cell>> fates) {
    Cell down = new Cell("-", Tone.BAD);
    return fates.stream().map(f -> f.getOrDefault(device, down)).toList();
  }

  private static List<Row> merged(List<Row> rows) {
    Map<Kind, Row> byKind = new LinkedHashMap<>();
    for (Row row : rows) {
      byKind.merge(
          new Kind(row.first().maskBits(), row.fates()), row, (kept, another) -> kept.andAnother());
    }
    return List.copyOf(byKind.values());
  }
}

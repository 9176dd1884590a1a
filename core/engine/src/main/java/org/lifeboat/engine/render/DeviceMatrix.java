package org.lifeboat.engine.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.engine.render.Table.Column;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.DeviceFate;

/** Devices down, policies across, in each cell how the device reaches memory under the policy. */
record DeviceMatrix(Comparison comparison) {
  /** With more devices than this, those of one mask and the same fates share a row. */
  private static final int ROWS_OF_THEIR_OWN = 20;

  /**
   * A policy's name is broken into lines of at most so many columns: the length of {@code
   * translated}, the longest fate.
   */
  private static final int POLICY_COLUMNS = 10;

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

  /**
   * One table where the page is wide enough, if need be with narrow gaps; else several, one below
   * the other.
   */
  void writeTo(Page page) {
    List<Row> rows = rows();
    int policies = comparison.reports().size();
    boolean fits = fitting(page, rows, 0, Table.USUAL_GAP) == policies;
    int gap = fits ? Table.USUAL_GAP : 1;
    int from = 0;
    while (from < policies) {
      int to = fitting(page, rows, from, gap);
      if (from > 0) {
        page.blank();
      }
      block(page, rows, from, to, gap);
      from = to;
    }
  }

  /** The policy behind the last that fits beside the one at {@code from}. */
  private int fitting(Page page, List<Row> rows, int from, int gap) {
    int room = page.style().width() - DEVICE_COLUMNS - DEVICE_GAPS * gap - width(from, rows);
    int to = from + 1;
    while (to < comparison.reports().size() && room >= gap + width(to, rows)) {
      room -= gap + width(to, rows);
      to++;
    }
    return to;
  }

  private int width(int policy, List<Row> rows) {
    int title = title(policy).lines().mapToInt(String::length).max().orElse(0);
    int fates = rows.stream().mapToInt(r -> r.fates().get(policy).text().length()).max().orElse(0);
    return Math.max(title, fates);
  }

  private void block(Page page, List<Row> rows, int from, int to, int gap) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.left("device"));
    columns.add(Column.left(""));
    columns.add(Column.right("mask"));
    for (int policy = from; policy < to; policy++) {
      columns.add(Column.left(title(policy)));
    }
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

  /** The policy's name in lines of at most a column's width, broken behind dashes. */
  private String title(int policy) {
    StringBuilder title = new StringBuilder();
    int used = 0;
    String label = Words.clean(comparison.label(comparison.reports().get(policy)));
    for (String part : label.split("(?<=-)|(?<= )")) {
      if (used > 0 && used + part.stripTrailing().length() > POLICY_COLUMNS) {
        title.append('\n');
        used = 0;
      }
      title.append(part);
      used += part.length();
    }
    return title.toString();
  }

  private List<Row> rows() {
    List<BootReport> reports = comparison.reports();
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

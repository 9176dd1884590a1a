package org.lifeboat.firmware.judge;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lifeboat.firmware.decode.Field;
import org.lifeboat.firmware.decode.Flaw;
import org.lifeboat.firmware.decode.IvrsLayouts;
import org.lifeboat.firmware.decode.Layout;
import org.lifeboat.firmware.decode.Layouts;
import org.lifeboat.firmware.decode.Structure;
import org.lifeboat.firmware.decode.Table;

/** Device entries (AMD 5.2.2.2; drivers/iommu/amd/init.c:init_iommu_from_acpi). */
final class EntryRules implements Rule {
  private static final int IO_APIC = 1;
  private static final int HPET = 2;

  /** 00:14.0, where every AMD machine has its southbridge's I/O APIC (IOAPIC_SB_DEVID). */
  private static final int SOUTHBRIDGE = 0x14 << 3;

  /** By which the kernel finds a segment's highest requester (find_last_devid_from_ivhd). */
  private static final Set<Layout> REQUESTERS =
      Set.of(
          IvrsLayouts.ALL,
          IvrsLayouts.SELECT,
          IvrsLayouts.RANGE_END,
          IvrsLayouts.ALIAS,
          IvrsLayouts.EXTENDED);

  private static final Set<Layout> STARTS =
      Set.of(IvrsLayouts.RANGE_START, IvrsLayouts.ALIAS_RANGE, IvrsLayouts.EXTENDED_RANGE);

  @Override
  public void check(Table table, Findings findings) {
    for (Structure unit : Units.of(table)) {
      ranges(unit, findings);
      unit.children().forEach(entry -> entry(unit, entry, findings));
      if (!unit.has(Flaw.NO_LENGTH)
          && unit.children().stream().noneMatch(e -> REQUESTERS.contains(e.layout()))) {
        findings.at(
            unit,
            Code.IVRS_NO_REQUESTER,
            "No entry names a device that the unit %s would serve.".formatted(Units.place(unit)));
      }
    }
    southbridge(table, findings);
  }

  private static void ranges(Structure unit, Findings findings) {
    @Nullable Structure open = null;
    for (Structure entry : unit.children()) {
      if (STARTS.contains(entry.layout())) {
        unclosed(open, findings);
        open = entry;
      } else if (entry.is(IvrsLayouts.RANGE_END)) {
        end(open, entry, findings);
        open = null;
      }
    }
    unclosed(open, findings);
  }

  private static void unclosed(@Nullable Structure open, Findings findings) {
    if (open != null) {
      findings.at(
          open,
          Code.IVRS_RANGE_OPEN,
          "The range that starts at %s has no end.".formatted(requester(open)));
    }
  }

  private static void end(@Nullable Structure open, Structure end, Findings findings) {
    if (open == null) {
      findings.at(
          end,
          Code.IVRS_RANGE_END_ALONE,
          "The range that ends at %s has no start.".formatted(requester(end)));
    } else if (open.number(IvrsLayouts.DEV_ID) > end.number(IvrsLayouts.DEV_ID)) {
      findings.at(
          end,
          Code.IVRS_RANGE_BACKWARDS,
          "The range starts at %s and ends at %s.".formatted(requester(open), requester(end)));
    }
  }

  private static String requester(Structure entry) {
    return entry.field(IvrsLayouts.DEV_ID).map(Field::meaning).orElse("?");
  }

  private static void entry(Structure unit, Structure entry, Findings findings) {
    if (entry.is(IvrsLayouts.SPECIAL)) {
      long variety = entry.number(IvrsLayouts.VARIETY);
      if (variety != IO_APIC && variety != HPET) {
        findings.at(
            entry,
            IvrsLayouts.VARIETY,
            Code.IVRS_SPECIAL_VARIETY,
            "A special device of variety %s is neither an I/O APIC nor a HPET.".formatted(variety));
      }
    } else if (entry.is(IvrsLayouts.ACPI_DEVICE)) {
      acpiDevice(unit, entry, findings);
    }
  }

  private static void acpiDevice(Structure unit, Structure entry, Findings findings) {
    if (!unit.is(IvrsLayouts.IVHD_40)) {
      findings.at(
          entry,
          Layouts.TYPE,
          Code.IVRS_ACPI_DEVICE_MISPLACED,
          "An ACPI device stands in a block of type 0x%x; only 40h may hold one."
              .formatted(unit.type()));
    }
    if (entry.field(IvrsLayouts.HARDWARE_ID).map(f -> f.raw().u8(0) == 0).orElse(false)) {
      findings.at(
          entry,
          IvrsLayouts.HARDWARE_ID,
          Code.IVRS_ACPI_DEVICE_NO_ID,
          "The ACPI device %s has no hardware id.".formatted(requester(entry)));
    }
    long format = entry.number(IvrsLayouts.UID_FORMAT);
    long length = entry.number(IvrsLayouts.UID_LENGTH);
    boolean right =
        switch ((int) format) {
          case 0 -> length == 0;
          case 1 -> length == Long.BYTES;
          case 2 -> length > 0;
          default -> false;
        };
    if (!right) {
      findings.at(
          entry,
          IvrsLayouts.UID_LENGTH,
          Code.IVRS_UID_FORMAT,
          "The ACPI device %s has a unique id of format %s and %s bytes."
              .formatted(requester(entry), format, length));
    }
  }

  private static void southbridge(Table table, Findings findings) {
    List<Structure> chosen = Units.chosen(table);
    boolean known =
        chosen.stream()
            .flatMap(unit -> unit.children().stream())
            .anyMatch(
                e ->
                    e.is(IvrsLayouts.SPECIAL)
                        && e.number(IvrsLayouts.VARIETY) == IO_APIC
                        && e.number(IvrsLayouts.SOURCE) == SOUTHBRIDGE);
    if (!known && !chosen.isEmpty()) {
      findings.at(
          chosen.get(0),
          Code.IVRS_NO_SOUTHBRIDGE_IO_APIC,
          "No entry names an I/O APIC at 00:14.0 in a block of type 0x%x, which the kernel reads."
              .formatted(chosen.get(0).type()));
    }
  }
}

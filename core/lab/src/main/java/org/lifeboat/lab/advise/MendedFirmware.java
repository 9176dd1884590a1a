package org.lifeboat.lab.advise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.driver.FirmwareImage;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.lab.advise.Option.Kind;

/** Machines as they were if their firmware did not have the one fault that a boot failed of. */
final class MendedFirmware {
  private static final int DMAR_STRUCTURES = 48;
  private static final int STRUCTURE_HEADER = 4;
  private static final int DRHD = 0;
  private static final int DRHD_ADDRESS = 8;
  private static final int DRHD_BYTES = 16;
  private static final int RMRR = 1;
  private static final int RMRR_BYTES = 24;

  private final BootPlan plan;

  private MendedFirmware(BootPlan plan) {
    this.plan = plan;
  }

  /**
   * The machine without its fault; empty where there is none, or none that can be mended on paper.
   */
  static Optional<Candidate> of(BootPlan plan, BootReport report) {
    MendedFirmware mended = new MendedFirmware(plan);
    return switch (report.hardware().cause().map(Finding::code).orElse("")) {
      case "dmar-region-not-reserved" -> mended.withReservedRegions();
      case "dmar-address-zero", "dmar-second-address-zero" -> mended.withAddresses();
      case "ivrs-bad-checksum" -> mended.withChecksum("IVRS");
      default -> Optional.empty();
    };
  }

  /** The same boot of firmware without a table. */
  static BootPlan withoutTable(BootPlan plan, String signature) {
    FirmwareImage image = plan.machine().firmware();
    return on(
        plan,
        plan.machine()
            .withFirmware(
                new FirmwareImage(
                    image.tables().stream().filter(t -> !t.signature().equals(signature)).toList(),
                    image.registers())));
  }

  private static BootPlan on(BootPlan plan, Machine machine) {
    return new BootPlan(
        machine, plan.kernel(), plan.policy(), plan.commandLine(), plan.faults(), plan.seed());
  }

  private static Candidate candidate(String label, BootPlan plan) {
    return new Candidate(Kind.FIRMWARE, label, plan);
  }

  private Optional<Candidate> withReservedRegions() {
    List<MemoryRange> regions =
        structures(RMRR, RMRR_BYTES).stream()
            .flatMap(region -> range(region.content().u64(8), region.content().u64(16)).stream())
            .toList();
    if (regions.isEmpty()) {
      return Optional.empty();
    }
    List<FirmwareMap.Entry> entries = plan.machine().firmwareMap().entries();
    for (MemoryRange region : regions) {
      entries = reserving(region, entries);
    }
    return Optional.of(
        candidate(
            "a BIOS whose map reserves its regions",
            on(plan, plan.machine().withFirmwareMap(ascending(entries)))));
  }

  private static Optional<MemoryRange> range(long base, long last) {
    boolean whole = base >= 0 && base < last && last < Pages.ADDRESS_END - Pages.SIZE;
    return whole ? Optional.of(new MemoryRange(base, last + 1)) : Optional.empty();
  }

  private static List<FirmwareMap.Entry> reserving(
      MemoryRange region, List<FirmwareMap.Entry> entries) {
    List<FirmwareMap.Entry> reserved = new ArrayList<>();
    for (FirmwareMap.Entry entry : entries) {
      MemoryRange range = entry.range();
      if (range.intersection(region).isEmpty()) {
        reserved.add(entry);
        continue;
      }
      if (range.start() < region.start()) {
        reserved.add(
            new FirmwareMap.Entry(new MemoryRange(range.start(), region.start()), entry.kind()));
      }
      if (range.end() > region.end()) {
        reserved.add(
            new FirmwareMap.Entry(new MemoryRange(region.end(), range.end()), entry.kind()));
      }
    }
    reserved.add(new FirmwareMap.Entry(region, FirmwareMap.Kind.RESERVED));
    return reserved;
  }

  private static FirmwareMap ascending(List<FirmwareMap.Entry> entries) {
    return new FirmwareMap(
        entries.stream().sorted(Comparator.comparing(e -> e.range().start())).toList());
  }

  /** Registers that answer although no unit is said to be there belong to the unit at address 0. */
  private Optional<Candidate> withAddresses() {
    List<Structure> units = structures(DRHD, DRHD_BYTES);
    List<Long> named = units.stream().map(u -> u.content().u64(DRHD_ADDRESS)).toList();
    List<Long> lost =
        plan.machine().firmware().registers().stream()
            .map(RegisterPage::address)
            .filter(a -> !named.contains(a))
            .toList();
    List<Structure> lacking =
        units.stream().filter(u -> u.content().u64(DRHD_ADDRESS) == 0).toList();
    if (lost.size() != 1 || lacking.size() != 1) {
      return Optional.empty();
    }
    byte[] address = new byte[Long.BYTES];
    for (int i = 0; i < address.length; i++) {
      address[i] = (byte) (lost.get(0) >>> 8 * i);
    }
    int at = lacking.get(0).offset() + DRHD_ADDRESS;
    FirmwareImage image =
        plan.machine()
            .firmware()
            .mapTable(
                "DMAR",
                t ->
                    new FirmwareTable(
                        t.signature(),
                        t.address(),
                        FirmwareTable.withChecksum(t.content().with(at, address))));
    return Optional.of(
        candidate(
            "a BIOS that says where the unit is (0x%x)".formatted(lost.get(0)),
            on(plan, plan.machine().withFirmware(image))));
  }

  private Optional<Candidate> withChecksum(String signature) {
    FirmwareImage image =
        plan.machine()
            .firmware()
            .mapTable(
                signature,
                t ->
                    new FirmwareTable(
                        t.signature(), t.address(), FirmwareTable.withChecksum(t.content())));
    return Optional.of(
        candidate(
            "a BIOS with a right checksum in its " + signature,
            on(plan, plan.machine().withFirmware(image))));
  }

  /** A structure of the DMAR table. */
  private record Structure(int offset, Bytes content) {}

  private List<Structure> structures(int type, int leastBytes) {
    List<Structure> found = new ArrayList<>();
    for (FirmwareTable table : plan.machine().firmware().tables()) {
      if (!table.signature().equals("DMAR")) {
        continue;
      }
      Bytes bytes = table.content();
      int at = DMAR_STRUCTURES;
      while (at + STRUCTURE_HEADER <= bytes.length()) {
        int length = bytes.u16(at + 2);
        if (length < STRUCTURE_HEADER || at + length > bytes.length()) {
          break;
        }
        if (bytes.u16(at) == type && length >= leastBytes) {
          found.add(new Structure(at, bytes.slice(at, at + length)));
        }
        at += length;
      }
    }
    return found;
  }
}

package org.lifeboat.firmware.consequence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lifeboat.api.driver.FirmwareImage;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.Dmi;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.plan.Machine.BootLoader;
import org.lifeboat.evidence.table.PlainMemory;
import org.lifeboat.evidence.table.ReservedRegions;
import org.lifeboat.firmware.decode.DmarLayouts;
import org.lifeboat.firmware.decode.IvrsLayouts;
import org.lifeboat.firmware.decode.Structure;
import org.lifeboat.firmware.decode.Table;
import org.lifeboat.firmware.judge.Scopes;

/**
 * A plain machine around a table: 8 GB of RAM, 2 of them below 4 GB; the memory that the table
 * reserves is reserved in the memory map as well; a sane unit answers at each address but 0; the
 * functions that the table names are there, and two devices with drivers besides. Any bytes will do
 * for a table: a kernel may reject them, which is then what comes of the boot.
 *
 * @param machine with the id {@code trial}
 * @param card where the device sits that drives 32 address lines, the one that suffers
 * @param assumptions what the table does not say and was made up, in sentences
 */
public record TrialMachine(Machine machine, PciAddress card, List<String> assumptions) {
  private static final Processor INTEL =
      new Processor(Processor.Vendor.INTEL, 6, 0x8e, 4, true, false);
  private static final Processor AMD =
      new Processor(Processor.Vendor.AMD, 0x17, 0x31, 4, true, false);

  private static final int MADT_HEADER_BYTES = 44;
  private static final int IO_APIC_BYTES = 12;
  private static final int SPECIAL_IO_APIC = 1;

  /** Copies the list. */
  public TrialMachine {
    assumptions = List.copyOf(assumptions);
  }

  /** The one around a table. */
  public static TrialMachine around(Table table) {
    TrialDevices devices = new TrialDevices(table);
    return new TrialMachine(machine(table, devices), devices.card(), assumptions(table));
  }

  private static List<String> assumptions(Table table) {
    String option =
        switch (table.kind()) {
          case DMAR -> "VT-d is switched on (intel_iommu=on).";
          case IVRS -> "No parameter speaks of the IOMMU.";
        };
    return List.of(
        "8 GB of RAM, 6 of them above 4 GB; the memory map reserves what the table reserves.",
        "At each address but 0 a unit answers that has nothing wrong with it.",
        "The PCI functions that the table names are there; the MADT has the I/O APICs that it"
            + " names, and no other.",
        "Besides, there are " + TrialDevices.WORDS + ".",
        "There is no ACPI name space: devices that only ACPI names are not looked for.",
        option);
  }

  private static Machine machine(Table table, TrialDevices devices) {
    PlainMemory memory = memory(table);
    MemoryRange acpi = memory.tables();
    return new Machine(
        "trial",
        "",
        memory.map(),
        List.of(),
        List.of(),
        new FirmwareImage(
            List.of(
                new FirmwareTable(table.kind().name(), acpi.start() + 0x1000, table.content()),
                new FirmwareTable("APIC", acpi.start(), madt(ioApics(table)))),
            TrialRegisters.of(table)),
        devices.functions(),
        switch (table.kind()) {
          case DMAR -> INTEL;
          case IVRS -> AMD;
        },
        Dmi.NONE,
        BootLoader.PLAIN.withCommandLine(
            switch (table.kind()) {
              case DMAR -> "intel_iommu=on";
              case IVRS -> "";
            }),
        List.of(),
        List.of());
  }

  /** What the table reserves, and where its units are. */
  private static PlainMemory memory(Table table) {
    List<MemoryRange> ranges =
        new ArrayList<>(
            ReservedRegions.of(new FirmwareTable(table.kind().name(), 0, table.content())));
    TrialRegisters.of(table)
        .forEach(p -> ranges.add(MemoryRange.ofSize(p.address(), p.content().length())));
    return PlainMemory.reserving(ranges);
  }

  private static Set<Integer> ioApics(Table table) {
    Set<Integer> ids = new TreeSet<>();
    for (Structure structure : table.structures()) {
      for (Structure held : structure.children()) {
        if (structure.is(DmarLayouts.DRHD) && held.type() == Scopes.IO_APIC) {
          ids.add((int) held.number(DmarLayouts.ENUMERATION_ID));
        } else if (held.is(IvrsLayouts.SPECIAL)
            && held.number(IvrsLayouts.VARIETY) == SPECIAL_IO_APIC) {
          ids.add((int) held.number(IvrsLayouts.HANDLE));
        }
      }
    }
    return ids.isEmpty() ? Set.of(0) : ids;
  }

  /** A MADT that holds I/O APICs and nothing else (ACPI specification 5.2.12.3). */
  private static Bytes madt(Set<Integer> ids) {
    ByteBuffer table =
        ByteBuffer.allocate(MADT_HEADER_BYTES + ids.size() * IO_APIC_BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    table.put("APIC".getBytes(StandardCharsets.US_ASCII)).putInt(table.capacity());
    table.position(MADT_HEADER_BYTES);
    int number = 0;
    for (int id : ids) {
      table.put((byte) 1).put((byte) IO_APIC_BYTES).put((byte) id).put((byte) 0);
      table.putInt(0xfec0_0000 + number * 0x1000).putInt(number * 24);
      number++;
    }
    return Bytes.of(table.array());
  }
}

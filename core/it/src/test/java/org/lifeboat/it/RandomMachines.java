package org.lifeboat.it;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.lifeboat.api.driver.FirmwareImage;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.Dmi;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareMap.Entry;
import org.lifeboat.api.firmware.FirmwareMap.Kind;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.plan.Machine.BootLoader;
import org.lifeboat.engine.plan.Machine.NodeMemory;

/**
 * Machines nobody built, but somebody could: odd memory maps, one or two nodes, tables that are
 * sound, broken or noise.
 */
final class RandomMachines {
  private static final long MB = 1L << 20;
  private static final long GB = 1L << 30;
  private static final long UNIT = 0xfed90000L;
  private static final String SOUND_DMAR =
      "444d41524000000001f7424f434853204258504320202020020000004258504301000000"
          + "26010000000000000000000000001000010000000000d9fe00000000";

  private RandomMachines() {}

  static Arbitrary<Machine> machines() {
    return Combinators.combine(
            maps(), devices(), tables(), registers(), processors(), loaders(), Arbitraries.of(1, 2))
        .as(RandomMachines::machine);
  }

  private static Machine machine(
      FirmwareMap map,
      List<PciFunction> functions,
      List<FirmwareTable> tables,
      List<RegisterPage> registers,
      Processor processor,
      BootLoader loader,
      int nodes) {
    return new Machine(
        "random",
        "",
        map,
        nodes == 1 ? List.of() : twoNodes(map.endOfRam()),
        nodes == 1 ? List.of() : List.of(1, 0),
        new FirmwareImage(tables, registers),
        functions,
        processor,
        Dmi.NONE,
        loader,
        List.of(),
        List.of());
  }

  private static List<NodeMemory> twoNodes(long end) {
    long half = end / 2 & -2 * MB;
    return List.of(
        new NodeMemory(0, new MemoryRange(0, half), false),
        new NodeMemory(1, new MemoryRange(half, Math.max(half, end)), false));
  }

  /**
   * Up to 3.5 GB below 4 GB in up to five pieces with edges at any byte, then up to 64 TB above.
   */
  private static Arbitrary<FirmwareMap> maps() {
    Arbitrary<Long> holes = Arbitraries.longs().between(1, 3 * GB);
    Arbitrary<Long> high =
        Arbitraries.oneOf(
            Arbitraries.just(0L),
            Arbitraries.longs().between(1, 4 * GB),
            Arbitraries.longs().between(GB, 64L << 40));
    return Combinators.combine(
            Arbitraries.longs().between(200 * MB, 3584 * MB), holes.set().ofMaxSize(3), high)
        .as(
            (low, cuts, above) -> {
              List<Entry> entries = new ArrayList<>();
              entries.add(new Entry(new MemoryRange(0, 0x9fc00), Kind.USABLE));
              entries.add(new Entry(new MemoryRange(MB, low), Kind.USABLE));
              for (long cut : cuts) {
                entries.add(
                    new Entry(MemoryRange.ofSize(64 * MB + cut, 1 + cut % 77777), Kind.RESERVED));
              }
              if (above > 0) {
                entries.add(new Entry(MemoryRange.ofSize(4 * GB, above), Kind.USABLE));
              }
              return new FirmwareMap(entries);
            });
  }

  private static Arbitrary<List<PciFunction>> devices() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 31),
            Arbitraries.integers().between(0, 7),
            Arbitraries.integers().between(0, 64),
            Arbitraries.of(0x020000, 0x010601, 0x030000, 0x060400))
        .as(
            (device, function, mask, kind) ->
                new PciFunction(
                    new PciAddress(0, 0, device, function),
                    "",
                    0x8086,
                    0x1000 + device,
                    kind,
                    mask,
                    mask,
                    false,
                    Optional.empty(),
                    Bytes.EMPTY))
        .list()
        .ofMaxSize(8)
        .uniqueElements(PciFunction::address);
  }

  private static Arbitrary<List<FirmwareTable>> tables() {
    Bytes sound = Bytes.of(HexFormat.of().parseHex(SOUND_DMAR));
    Arbitrary<Bytes> mutated =
        Combinators.combine(
                Arbitraries.integers().between(0, 63), Arbitraries.bytes(), Arbitraries.bytes())
            .as((at, first, second) -> sound.with(at, first, second));
    Arbitrary<Bytes> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(200).map(Bytes::of);
    Arbitrary<FirmwareTable> dmar =
        Arbitraries.oneOf(Arbitraries.just(sound), mutated, mutated, noise)
            .map(bytes -> new FirmwareTable("DMAR", 0x7ffe0000L, bytes));
    Arbitrary<FirmwareTable> ivrs =
        noise.map(bytes -> new FirmwareTable("IVRS", 0x7ffe1000L, bytes));
    return Arbitraries.oneOf(dmar, dmar, ivrs).list().ofMaxSize(2);
  }

  private static Arbitrary<List<RegisterPage>> registers() {
    Bytes good =
        Bytes.of(new byte[64])
            .with(0, (byte) 0x10)
            .with(
                8,
                (byte) 0x06,
                (byte) 0x02,
                (byte) 0x26,
                (byte) 0x22,
                (byte) 0x0c,
                (byte) 0,
                (byte) 0xd2)
            .with(16, (byte) 0x4a, (byte) 0x0f, (byte) 0xf0);
    return Combinators.combine(
            Arbitraries.of(good, Bytes.EMPTY, good.with(9, (byte) 0)), Arbitraries.of(true, false))
        .as((bytes, answers) -> new RegisterPage(UNIT, bytes, answers))
        .list()
        .ofMaxSize(1);
  }

  private static Arbitrary<Processor> processors() {
    return Combinators.combine(
            Arbitraries.of(Processor.Vendor.class),
            Arbitraries.of(6, 0xf, 0x10, 0x17),
            Arbitraries.of(1, 2, 3, 5, 64, 300))
        .as((vendor, family, possible) -> new Processor(vendor, family, 1, possible, false));
  }

  private static Arbitrary<BootLoader> loaders() {
    Arbitrary<String> parameters =
        Arbitraries.of(
            "",
            "intel_iommu=on",
            "intel_iommu=off",
            "iommu=soft",
            "iommu=off",
            "iommu=pt intel_iommu=on",
            "swiotlb=force",
            "swiotlb=noforce",
            "swiotlb=4096",
            "swiotlb=2097152",
            "mem=1G",
            "crashkernel=256M",
            "memmap=64M$1G",
            "swiotlb=,, iommu=,=, mem=\"");
    Arbitrary<Optional<MemoryRange>> initrd =
        Arbitraries.longs()
            .between(100 * MB, 190 * MB)
            .optional()
            .map(start -> start.map(s -> MemoryRange.ofSize(s, 1031068)));
    return Combinators.combine(parameters, initrd)
        .as((text, ramdisk) -> new BootLoader(Optional.empty(), ramdisk, 0x48, false, text));
  }
}

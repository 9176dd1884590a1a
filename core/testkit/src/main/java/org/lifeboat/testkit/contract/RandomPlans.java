package org.lifeboat.testkit.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
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
import org.lifeboat.api.memory.Zone;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.Fault;
import org.lifeboat.engine.plan.KernelProfile;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.plan.Machine.BootLoader;
import org.lifeboat.engine.plan.Machine.NodeMemory;

/**
 * Machines that nobody has built, but somebody could: odd memory maps, one or two nodes, tables and
 * registers of shipped machines with bytes turned over, noise. The same at each call.
 */
final class RandomPlans {
  private static final long SEED = 0x1fe_b0a7L;
  private static final long MB = 1L << 20;
  private static final long GB = 1L << 30;
  private static final int[] CLASSES = {0x020000, 0x010601, 0x030000, 0x060400, 0x0c0330};
  private static final String[] PARAMETERS = {
    "",
    "",
    "intel_iommu=on",
    "intel_iommu=off",
    "iommu=soft",
    "iommu=off",
    "iommu=pt",
    "swiotlb=force",
    "swiotlb=noforce",
    "swiotlb=4096",
    "swiotlb=2097152",
    "mem=1G",
    "crashkernel=256M",
    "memmap=64M$1G",
    "amd_iommu=off"
  };

  private static final List<Zone> ZONES = List.of(Zone.values());
  private static final List<Processor.Vendor> VENDORS = List.of(Processor.Vendor.values());

  private final List<KernelProfile> kernels;
  private final List<Machine> models;

  /**
   * @param kernels among which each plan has one
   * @param models whose tables and registers are taken, broken or not
   */
  RandomPlans(List<KernelProfile> kernels, List<Machine> models) {
    this.kernels = List.copyOf(kernels);
    this.models = List.copyOf(models);
  }

  /** So many plans, under the kernels' own policies. */
  Stream<BootPlan> some(int count) {
    SplittableRandom random = new SplittableRandom(SEED);
    return Stream.generate(() -> plan(random)).limit(count);
  }

  private BootPlan plan(SplittableRandom random) {
    KernelProfile kernel = one(kernels, random);
    return BootPlan.of(machine(random), kernel)
        .withFaults(
            random.nextInt(3) == 0
                ? List.of(
                    new Fault.Fragmentation(
                        one(ZONES, random), random.nextInt(11), random.nextInt(101)))
                : List.of())
        .withSeed(random.nextInt());
  }

  private static <T> T one(List<T> all, SplittableRandom random) {
    return all.get(random.nextInt(all.size()));
  }

  private Machine machine(SplittableRandom random) {
    FirmwareMap map = map(random);
    boolean twoNodes = random.nextInt(3) == 0;
    return new Machine(
        "random",
        "",
        map,
        twoNodes ? halves(map.endOfRam()) : List.of(),
        twoNodes ? List.of(1, 0) : List.of(),
        firmware(random),
        functions(random),
        new Processor(
            one(VENDORS, random),
            new int[] {6, 0xf, 0x10, 0x17}[random.nextInt(4)],
            1,
            new int[] {1, 2, 3, 5, 64, 300}[random.nextInt(6)],
            random.nextBoolean()),
        Dmi.NONE,
        new BootLoader(
            Optional.empty(),
            random.nextBoolean()
                ? Optional.of(MemoryRange.ofSize(random.nextLong(100 * MB, 190 * MB), 1031068))
                : Optional.empty(),
            0,
            false,
            PARAMETERS[random.nextInt(PARAMETERS.length)]),
        List.of(),
        List.of());
  }

  /** Up to 3.5 GB below 4 GB, with holes whose edges are any byte, then up to 64 TB above. */
  private static FirmwareMap map(SplittableRandom random) {
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry(new MemoryRange(0, 0x9fc00), Kind.USABLE));
    entries.add(new Entry(new MemoryRange(MB, random.nextLong(200 * MB, 3584 * MB)), Kind.USABLE));
    for (int holes = random.nextInt(4); holes > 0; holes--) {
      long start = 64 * MB + random.nextLong(3 * GB);
      entries.add(new Entry(MemoryRange.ofSize(start, 1 + start % 77777), Kind.RESERVED));
    }
    long above = random.nextInt(3) * random.nextLong(1, random.nextBoolean() ? 4 * GB : 32L << 40);
    if (above > 0) {
      entries.add(new Entry(MemoryRange.ofSize(4 * GB, above), Kind.USABLE));
    }
    return new FirmwareMap(entries);
  }

  private static List<NodeMemory> halves(long end) {
    long half = end / 2 & -2 * MB;
    return List.of(
        new NodeMemory(0, new MemoryRange(0, half), false),
        new NodeMemory(1, new MemoryRange(half, Math.max(half, end)), false));
  }

  private FirmwareImage firmware(SplittableRandom random) {
    FirmwareImage model = one(models, random).firmware();
    List<FirmwareTable> tables =
        model.tables().stream()
            .map(t -> new FirmwareTable(t.signature(), t.address(), turned(t.content(), random)))
            .toList();
    List<RegisterPage> registers =
        random.nextInt(4) == 0
            ? List.of()
            : model.registers().stream()
                .map(
                    r ->
                        new RegisterPage(
                            r.address(),
                            random.nextBoolean() ? r.content() : turned(r.content(), random),
                            random.nextInt(4) != 0))
                .toList();
    return new FirmwareImage(tables, registers);
  }

  /** As it is, with up to three bytes turned over, cut, or noise. */
  private static Bytes turned(Bytes content, SplittableRandom random) {
    byte[] bytes = content.toArray();
    if (bytes.length == 0) {
      return content;
    }
    switch (random.nextInt(6)) {
      case 0 -> random.nextBytes(bytes);
      case 1 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 2, 3 -> {
        for (int turns = 1 + random.nextInt(3); turns > 0; turns--) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
      }
      default -> {}
    }
    return Bytes.of(bytes);
  }

  private static List<PciFunction> functions(SplittableRandom random) {
    List<PciFunction> functions = new ArrayList<>();
    int count = random.nextInt(8);
    for (int device = 1; device <= count; device++) {
      int mask = random.nextInt(65);
      functions.add(
          new PciFunction(
              new PciAddress(0, 0, device, random.nextInt(8)),
              "",
              0x8086,
              0x1000 + device,
              CLASSES[random.nextInt(CLASSES.length)],
              mask,
              mask,
              false,
              Optional.empty(),
              Bytes.EMPTY));
    }
    return functions;
  }
}

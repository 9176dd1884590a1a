package org.lifeboat.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareMap.Entry;
import org.lifeboat.api.firmware.FirmwareMap.Kind;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.pci.PciFunction;

/**
 * Any window in the registers of two northbridges and any configuration space of an AGP bridge. The
 * input: kernel, policy, fault, three words, memory map, control and base of each northbridge (16
 * bytes), the bridge's configuration space.
 */
final class GartFuzzTest {
  private static final Processor PROCESSOR = new Processor(Processor.Vendor.AMD, 0x10, 4, 2, false);
  private static final List<String> WORDS =
      List.of(
          "",
          "iommu=memaper",
          "iommu=memaper=3",
          "iommu=noaperture",
          "iommu=allowed,force,leak",
          "iommu=soft",
          "iommu=off",
          "gart_fix_e820=off",
          "swiotlb=force",
          "agp=off");

  /** 3 GB in one piece, with more above 4 GB or without, and hardly any. */
  private static final List<FirmwareMap> MAPS =
      List.of(
          Machines.MAP,
          ram(new MemoryRange(0x10_0000, 0xc000_0000L)),
          ram(new MemoryRange(0x10_0000, 0xc000_0000L), new MemoryRange(1L << 32, 9L << 30)),
          ram(new MemoryRange(0x10_0000, 0x800_0000), new MemoryRange(1L << 32, 9L << 30)));

  private static final int REGISTERS = 0x90;

  @FuzzTest
  void boot(byte[] data) {
    Input input = new Input(data);
    Boots.Choice choice = Boots.choice(input);
    String commandLine = input.words(3, WORDS);
    FirmwareMap map = input.oneOf(MAPS);
    List<PciFunction> functions =
        List.of(
            northbridge("00:18.3", input),
            northbridge("00:19.3", input),
            Machines.card("00:11.0", 0x1002, 0x4391),
            Machines.function("00:00.0", Machines.AMD, 0x9600, 0x060000, input.rest()));

    choice.boot(Machines.of(map, List.of(), List.of(), functions, PROCESSOR, commandLine));
  }

  private static PciFunction northbridge(String address, Input input) {
    Bytes config = Bytes.of(new byte[256]).with(REGISTERS, input.take(Long.BYTES).toArray());
    return Machines.function(address, Machines.AMD, 0x1203, 0x060000, config);
  }

  private static FirmwareMap ram(MemoryRange... ranges) {
    return new FirmwareMap(
        List.of(ranges).stream().map(range -> new Entry(range, Kind.USABLE)).toList());
  }
}

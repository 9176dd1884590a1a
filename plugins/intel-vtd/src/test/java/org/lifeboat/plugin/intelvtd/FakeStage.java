package org.lifeboat.plugin.intelvtd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.lifeboat.api.bounce.BounceDemand;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.bounce.BounceRequest;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.firmware.Dmi;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.firmware.Registers;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.PageAllocator;
import org.lifeboat.api.memory.PageBlock;
import org.lifeboat.api.memory.Zone;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.api.stage.EarlyStage;
import org.lifeboat.api.stage.IommuOptions;
import org.lifeboat.api.stage.RegisterMapping;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.api.stage.Severity;

/**
 * All stages of a boot in one, over a {@link FakeMachine}; keeps what was printed and who took
 * pages.
 */
final class FakeStage implements EarlyStage, RuntimeStage {
  private final FakeMachine machine;
  private final CommandLine commandLine;
  private final List<String> log = new ArrayList<>();
  private final List<MemoryRange> claimed = new ArrayList<>();
  private final FakePages pages;

  FakeStage(FakeMachine machine) {
    this.machine = machine;
    this.commandLine = CommandLine.parse(machine.commandLine());
    this.pages = new FakePages(machine.largestOrder());
  }

  /** What was printed, a line each. */
  List<String> log() {
    return List.copyOf(log);
  }

  /** Blocks that were taken and not given back. */
  int blocksHeld() {
    return pages.held.size();
  }

  @Override
  public FirmwareMap firmwareMap() {
    return machine.map();
  }

  @Override
  public Optional<FirmwareTable> table(String signature) {
    return commandLine.values("acpi").contains("off")
        ? Optional.empty()
        : machine.tables().stream().filter(t -> t.signature().equals(signature)).findFirst();
  }

  @Override
  public CommandLine commandLine() {
    return commandLine;
  }

  @Override
  public IommuOptions iommuOptions() {
    List<String> words =
        commandLine.values("iommu").stream()
            .flatMap(value -> List.of(value.split(",")).stream())
            .toList();
    return new IommuOptions(
        words.contains("off"),
        words.contains("force"),
        words.contains("soft"),
        words.contains("pt"),
        false,
        false,
        -1,
        false);
  }

  @Override
  public Processor processor() {
    return new Processor(Processor.Vendor.INTEL, 6, 0x55, 1, machine.x2apic());
  }

  @Override
  public Dmi dmi() {
    return machine.dmi();
  }

  @Override
  public OptionalInt readPciConfig(PciAddress address, int offset) {
    return machine.functions().stream()
        .filter(f -> f.address().equals(address))
        .mapToInt(f -> configWord(f, offset))
        .findFirst();
  }

  private static int configWord(PciFunction function, int offset) {
    return switch (offset) {
      case 0 -> function.deviceId() << 16 | function.vendorId();
      case 8 -> function.classCode() << 8 | function.config().u8(8);
      default -> function.config().u32(offset);
    };
  }

  @Override
  public void print(Severity severity, String text) {
    text.lines().forEach(log::add);
  }

  @Override
  public Registers mapEarly(long address) {
    return registersAt(address);
  }

  @Override
  public BounceDemand bounceDemand() {
    boolean high = machine.map().reachesAbove4G();
    return new BounceDemand(high, commandLine.values("swiotlb").contains("force"), false);
  }

  @Override
  public PageAllocator pages() {
    return pages;
  }

  @Override
  public RegisterMapping mapRegisters(MemoryRange range, String name) {
    if (machine.map().usable().anyMatch(ram -> ram.overlaps(range))) {
      return new RegisterMapping.Claimed("System RAM");
    }
    if (claimed.stream().anyMatch(other -> other.overlaps(range))) {
      return new RegisterMapping.Claimed("dmar");
    }
    if (machine.unmappable().filter(range::contains).isPresent()) {
      return new RegisterMapping.Unmappable("no such address");
    }
    claimed.add(range);
    return new RegisterMapping.Mapped(registersAt(range.start()));
  }

  @Override
  public List<PciFunction> pciFunctions() {
    return machine.functions();
  }

  @Override
  public Optional<MemoryRange> allocate(AllocationRequest request, String purpose) {
    throw new UnsupportedOperationException("a driver that detects takes no memory");
  }

  @Override
  public void free(MemoryRange range) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<BouncePool> reserveBouncePool(BounceRequest request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<BouncePool> allocateBouncePool(long bytes, Zone highest) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void initializeBouncePool(BouncePool pool) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long releaseBouncePool(BouncePool pool) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long freeEarlyMemory(MemoryRange range) {
    throw new UnsupportedOperationException();
  }

  /** What answers at an address. */
  private Registers registersAt(long address) {
    Optional<RegisterPage> page =
        machine.registers().stream().filter(p -> p.address() == address).findFirst();
    return new Registers() {
      @Override
      public int read32(int offset) {
        return page.map(p -> p.content().u32(offset)).orElse(machine.silence());
      }

      @Override
      public boolean acknowledgesCommands() {
        return page.map(RegisterPage::acknowledgesCommands).orElse(false);
      }
    };
  }

  private static final class FakePages implements PageAllocator {
    private final List<PageBlock> held = new ArrayList<>();
    private final int largestOrder;
    private long next = 1L << 20;

    FakePages(int largestOrder) {
      this.largestOrder = largestOrder;
    }

    @Override
    public Optional<PageBlock> allocate(int order, Zone highest) {
      if (order > largestOrder) {
        return Optional.empty();
      }
      PageBlock block = new PageBlock(next, order);
      next += 1 << 10;
      held.add(block);
      return Optional.of(block);
    }

    @Override
    public void free(PageBlock block) {
      if (!held.remove(block)) {
        throw new IllegalStateException("given back without being taken: " + block);
      }
    }

    @Override
    public long freePages(Zone zone) {
      return 0;
    }

    @Override
    public int largestFreeOrder(Zone zone) {
      return largestOrder;
    }
  }
}

package org.lifeboat.plugin.amdvi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.lifeboat.api.bounce.BounceDemand;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.bounce.BounceRequest;
import org.lifeboat.api.firmware.Bytes;
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
 * All stages of one small machine: RAM from 1 MB to 2 GB, a few functions, and registers where a
 * test puts them.
 */
final class FakeMachine implements EarlyStage, RuntimeStage, PageAllocator {
  static final long MMIO = 0xfed8_0000L;

  private static final MemoryRange RAM = new MemoryRange(0x10_0000, 0x8000_0000L);
  private static final MemoryRange FIRST_PAGE = new MemoryRange(0, 4096);

  final List<String> log = new ArrayList<>();
  private final Map<String, FirmwareTable> tables = new HashMap<>();
  private final Map<Long, Registers> registers = new HashMap<>();
  private final List<PciFunction> functions = new ArrayList<>();
  private String commandLine = "";
  private int pagesTaken;
  private int pagesLeft = Integer.MAX_VALUE;

  FakeMachine with(String signature, Bytes content) {
    tables.put(signature, new FirmwareTable(signature, 0, content));
    return this;
  }

  FakeMachine with(FakeUnit unit) {
    registers.put(unit.base(), unit);
    return this;
  }

  FakeMachine booted(String parameters) {
    commandLine = parameters;
    return this;
  }

  FakeMachine withPages(int pages) {
    pagesLeft = pages;
    return this;
  }

  /** A function with these first bytes of configuration space at {@code offset}. */
  FakeMachine with(String address, int vendor, int device, int offset, int... words) {
    return with(address, vendor, device, Optional.empty(), offset, words);
  }

  FakeMachine with(String address) {
    return with(address, 0x8086, 0x1000, 0);
  }

  FakeMachine withBridge(String address, int secondary) {
    return with(
        address, 0x8086, 0x1000, Optional.of(new PciFunction.BusRange(secondary, secondary)), 0);
  }

  private FakeMachine with(
      String address,
      int vendor,
      int device,
      Optional<PciFunction.BusRange> bridge,
      int offset,
      int... words) {
    Bytes config = Bytes.of(new byte[256]);
    for (int i = 0; i < words.length; i++) {
      config = config.with(offset + 4 * i, IvrsBytes.little(words[i], 4));
    }
    functions.add(
        new PciFunction(
            PciAddress.parse(address), "", vendor, device, 0, 32, 32, false, bridge, config));
    return this;
  }

  /** Registers that answer with zero but for control and features. */
  record FakeUnit(long base, long control, long features, boolean acknowledgesCommands)
      implements Registers {
    static FakeUnit sound() {
      return new FakeUnit(MMIO, 0, 0x29d3, true);
    }

    @Override
    public int read32(int offset) {
      long value = (offset & ~7) == 0x18 ? control : (offset & ~7) == 0x30 ? features : 0;
      return (int) ((offset & 4) == 0 ? value : value >>> 32);
    }
  }

  int pagesTaken() {
    return pagesTaken;
  }

  @Override
  public FirmwareMap firmwareMap() {
    return new FirmwareMap(List.of(new FirmwareMap.Entry(RAM, FirmwareMap.Kind.USABLE)));
  }

  @Override
  public Optional<FirmwareTable> table(String signature) {
    return Optional.ofNullable(tables.get(signature));
  }

  @Override
  public CommandLine commandLine() {
    return CommandLine.parse(commandLine);
  }

  @Override
  public IommuOptions iommuOptions() {
    List<String> items = commandLine().values("iommu");
    return new IommuOptions(
        items.contains("off"),
        false,
        items.contains("soft"),
        items.contains("pt"),
        false,
        false,
        -1,
        false);
  }

  @Override
  public Processor processor() {
    return new Processor(Processor.Vendor.AMD, 0x17, 1, 1, false);
  }

  @Override
  public Dmi dmi() {
    return Dmi.NONE;
  }

  @Override
  public OptionalInt readPciConfig(PciAddress address, int offset) {
    return functions.stream()
        .filter(f -> f.address().equals(address))
        .mapToInt(f -> offset == 0 ? f.deviceId() << 16 | f.vendorId() : f.config().u32(offset))
        .findFirst();
  }

  @Override
  public void print(Severity severity, String text) {
    log.add(text);
  }

  @Override
  public PageAllocator pages() {
    return this;
  }

  @Override
  public Optional<PageBlock> allocate(int order, Zone highest) {
    int size = 1 << order;
    if (pagesLeft < size) {
      return Optional.empty();
    }
    pagesLeft -= size;
    pagesTaken += size;
    return Optional.of(new PageBlock((long) pagesTaken << order, order));
  }

  @Override
  public void free(PageBlock block) {
    pagesTaken -= (int) block.pages();
  }

  @Override
  public RegisterMapping mapRegisters(MemoryRange range, String name) {
    if (range.overlaps(RAM) && !range.contains(0)) {
      return new RegisterMapping.Claimed("System RAM");
    }
    if (range.overlaps(FIRST_PAGE)) {
      return new RegisterMapping.Claimed("Reserved");
    }
    return new RegisterMapping.Mapped(
        registers.getOrDefault(range.start(), new FakeUnit(range.start(), -1, -1, false)));
  }

  @Override
  public List<PciFunction> pciFunctions() {
    return functions;
  }

  @Override
  public BounceDemand bounceDemand() {
    return new BounceDemand(false, commandLine().values("swiotlb").contains("force"), false);
  }

  @Override
  public long freePages(Zone zone) {
    return pagesLeft;
  }

  @Override
  public int largestFreeOrder(Zone zone) {
    return 10;
  }

  @Override
  public Optional<MemoryRange> allocate(AllocationRequest request, String purpose) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void free(MemoryRange range) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Registers mapEarly(long address) {
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
}

package org.lifeboat.plugin.gart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
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
 * All stages of one machine: AMD processors of family 10h and 3 GB of RAM below 4 GB, with more
 * above where a test wants it.
 */
final class FakeMachine implements EarlyStage, RuntimeStage, PageAllocator {
  static final String NORTHBRIDGE = "00:18.3";

  final List<String> log = new ArrayList<>();
  final List<AllocationRequest> requests = new ArrayList<>();
  private final Map<PciAddress, Map<Integer, Integer>> config = new TreeMap<>();
  private final List<MemoryRange> ram = new ArrayList<>();
  private Processor processor = new Processor(Processor.Vendor.AMD, 0x10, 4, 4, false);
  private String commandLine = "";
  private long ownAperture = -1;
  private boolean pagesLeft = true;

  FakeMachine() {
    ram.add(new MemoryRange(0x10_0000, 0xc000_0000L));
  }

  FakeMachine withRamAbove4G() {
    ram.add(new MemoryRange(1L << 32, 2L << 32));
    return this;
  }

  FakeMachine withProcessor(Processor.Vendor vendor, int family, int model) {
    processor = new Processor(vendor, family, model, 1, false);
    return this;
  }

  FakeMachine booted(String parameters) {
    commandLine = parameters;
    return this;
  }

  /** Where a window that is cut out of RAM ends up. */
  FakeMachine placingApertureAt(long address) {
    ownAperture = address;
    return this;
  }

  FakeMachine withoutPages() {
    pagesLeft = false;
    return this;
  }

  /** A northbridge whose window starts at {@code base} and has 32 MB shifted by {@code order}. */
  FakeMachine withNorthbridge(String address, int device, long base, int order) {
    return with(address, 0x00, device << 16 | 0x1022)
        .with(address, 0x08, 0x0600_0000)
        .with(address, 0x90, order << 1)
        .with(address, 0x94, (int) (base >> 25));
  }

  FakeMachine with(String address, int offset, int word) {
    config.computeIfAbsent(PciAddress.parse(address), a -> new TreeMap<>()).put(offset, word);
    return this;
  }

  @Override
  public FirmwareMap firmwareMap() {
    return new FirmwareMap(
        ram.stream().map(r -> new FirmwareMap.Entry(r, FirmwareMap.Kind.USABLE)).toList());
  }

  @Override
  public Optional<FirmwareTable> table(String signature) {
    return Optional.empty();
  }

  @Override
  public CommandLine commandLine() {
    return CommandLine.parse(commandLine);
  }

  @Override
  public IommuOptions iommuOptions() {
    List<String> items =
        commandLine().values("iommu").stream()
            .flatMap(v -> List.of(v.split(",")).stream())
            .toList();
    int order =
        items.stream()
            .filter(i -> i.startsWith("memaper"))
            .mapToInt(i -> i.contains("=") ? Integer.parseInt(i.substring(8)) : 1)
            .findFirst()
            .orElse(-1);
    return new IommuOptions(
        items.contains("off"),
        items.contains("force"),
        items.contains("soft"),
        false,
        items.contains("allowed") || items.contains("force"),
        items.contains("noaperture"),
        order,
        false);
  }

  @Override
  public Processor processor() {
    return processor;
  }

  @Override
  public Dmi dmi() {
    return Dmi.NONE;
  }

  @Override
  public OptionalInt readPciConfig(PciAddress address, int offset) {
    if (offset < 0 || offset > 252 || (offset & 3) != 0) {
      throw new IllegalArgumentException("offset " + offset);
    }
    return config.containsKey(address)
        ? OptionalInt.of(config.getOrDefault(address, Map.of()).getOrDefault(offset, 0))
        : OptionalInt.empty();
  }

  @Override
  public void print(Severity severity, String text) {
    log.addAll(text.lines().toList());
  }

  @Override
  public Optional<MemoryRange> allocate(AllocationRequest request, String purpose) {
    requests.add(request);
    return ownAperture < 0
        ? Optional.empty()
        : Optional.of(MemoryRange.ofSize(ownAperture, request.bytes()));
  }

  @Override
  public void free(MemoryRange range) {
    requests.clear();
  }

  @Override
  public PageAllocator pages() {
    return this;
  }

  @Override
  public Optional<PageBlock> allocate(int order, Zone highest) {
    return pagesLeft ? Optional.of(new PageBlock(0, order)) : Optional.empty();
  }

  @Override
  public List<PciFunction> pciFunctions() {
    return config.keySet().stream()
        .map(
            a -> new PciFunction(a, "", 0x1022, 1, 0, 32, 32, false, Optional.empty(), Bytes.EMPTY))
        .toList();
  }

  @Override
  public BounceDemand bounceDemand() {
    return new BounceDemand(false, commandLine().values("swiotlb").contains("force"), false);
  }

  @Override
  public void free(PageBlock block) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long freePages(Zone zone) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int largestFreeOrder(Zone zone) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Registers mapEarly(long address) {
    throw new UnsupportedOperationException();
  }

  @Override
  public RegisterMapping mapRegisters(MemoryRange range, String name) {
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

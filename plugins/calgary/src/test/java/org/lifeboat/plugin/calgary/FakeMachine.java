package org.lifeboat.plugin.calgary;

import java.util.ArrayList;
import java.util.List;
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
 * All stages of a server with two Calgary host bridges: bus 1 has a device, and one more behind a
 * bridge; bus 2 has a device; bus 0 and its devices belong to nobody's.
 */
final class FakeMachine implements EarlyStage, RuntimeStage, PageAllocator {
  static final long REGISTERS = 0xfec0_0000L;

  final List<String> log = new ArrayList<>();
  final List<AllocationRequest> requests = new ArrayList<>();
  private final List<PciFunction> functions = new ArrayList<>();
  private Optional<Bytes> rio = Optional.of(rio(3));
  private String commandLine = "";
  private long ramEnd = 0x8000_0000L;
  private int lastBusOfFirstBridge;
  private boolean room = true;
  private boolean pagesLeft = true;

  FakeMachine() {
    with("00:00.0", 0x8086, 0x1000, 0);
    with("01:00.0", 0x1014, 0x02a1, 0);
    with("01:01.0", 0x14e4, 0x1648, 0);
    with("01:02.0", 0x1014, 0x01a7, 3);
    with("02:00.0", 0x1014, 0x02a1, 0);
    with("02:04.0", 0x9005, 0x0503, 0);
    with("03:00.0", 0x8086, 0x1010, 0);
  }

  /** A block with one scalability device, then a Hurricane and a Calgary. */
  static Bytes rio(int version) {
    int scalability = version == 2 ? 11 : 12;
    int device = version == 2 ? 13 : 15;
    byte[] block = new byte[7 + scalability + 2 * device];
    Bytes named =
        Bytes.of(block).with(2, (byte) 0x52, (byte) 0x47, (byte) version, (byte) 1, (byte) 2);
    int calgary = 7 + scalability + device;
    return named.with(calgary + 1, (byte) 0, (byte) 0, (byte) 0xc0, (byte) 0xfe, (byte) 4);
  }

  FakeMachine with(String address, int vendor, int device, int secondary) {
    Optional<PciFunction.BusRange> bridge =
        secondary == 0
            ? Optional.empty()
            : Optional.of(new PciFunction.BusRange(secondary, secondary));
    functions.add(
        new PciFunction(
            PciAddress.parse(address), "", vendor, device, 0, 32, 32, false, bridge, Bytes.EMPTY));
    return this;
  }

  FakeMachine withRio(Bytes block) {
    rio = Optional.of(block);
    return this;
  }

  FakeMachine withoutRio() {
    rio = Optional.empty();
    return this;
  }

  FakeMachine booted(String parameters) {
    commandLine = parameters;
    return this;
  }

  FakeMachine withRamUpTo(long end) {
    ramEnd = end;
    return this;
  }

  FakeMachine withoutRoom() {
    room = false;
    return this;
  }

  FakeMachine withoutPages() {
    pagesLeft = false;
    return this;
  }

  /** The first bridge then says that it leads to buses 1 up to this. */
  FakeMachine claimingBusesUpTo(int last) {
    lastBusOfFirstBridge = last;
    return this;
  }

  @Override
  public FirmwareMap firmwareMap() {
    MemoryRange ram = new MemoryRange(0x10_0000, ramEnd);
    return new FirmwareMap(List.of(new FirmwareMap.Entry(ram, FirmwareMap.Kind.USABLE)));
  }

  @Override
  public Optional<FirmwareTable> table(String signature) {
    return rio.filter(r -> signature.equals("RIO ")).map(r -> new FirmwareTable(signature, 0, r));
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
        false,
        false,
        false,
        -1,
        items.contains("calgary"));
  }

  @Override
  public Processor processor() {
    return new Processor(Processor.Vendor.INTEL, 0xf, 4, 4, false);
  }

  @Override
  public Dmi dmi() {
    return Dmi.NONE;
  }

  @Override
  public OptionalInt readPciConfig(PciAddress address, int offset) {
    return functions.stream()
        .filter(f -> f.address().equals(address))
        .mapToInt(f -> f.deviceId() << 16 | f.vendorId())
        .findFirst();
  }

  @Override
  public void print(Severity severity, String text) {
    log.add(text);
  }

  @Override
  public Optional<MemoryRange> allocate(AllocationRequest request, String purpose) {
    requests.add(request);
    return room ? Optional.of(MemoryRange.ofSize(0x100_0000, request.bytes())) : Optional.empty();
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
  public RegisterMapping mapRegisters(MemoryRange range, String name) {
    return range.start() < ramEnd
        ? new RegisterMapping.Claimed("System RAM")
        : new RegisterMapping.Mapped(new Bridges(range.start(), lastBusOfFirstBridge));
  }

  /** A chip whose first bridge leads to bus 1 and the second to bus 2; nobody answers elsewhere. */
  private record Bridges(long base, int lastBus) implements Registers {
    @Override
    public int read32(int offset) {
      if (base != REGISTERS) {
        return -1;
      }
      int word =
          switch (offset) {
            case 0x4020 -> 1 << 16 | lastBus << 8;
            case 0x5020 -> 2 << 16;
            default -> 0;
          };
      return Integer.reverseBytes(word);
    }

    @Override
    public boolean acknowledgesCommands() {
      return base == REGISTERS;
    }
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
  public void free(MemoryRange range) {
    throw new UnsupportedOperationException();
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

package org.lifeboat.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.lifeboat.api.bounce.BounceDemand;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.bounce.BounceRequest;
import org.lifeboat.api.firmware.Dmi;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.firmware.Registers;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.PageAllocator;
import org.lifeboat.api.memory.PageBlock;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.memory.Zone;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.api.stage.EarlyStage;
import org.lifeboat.api.stage.InterruptStage;
import org.lifeboat.api.stage.IommuOptions;
import org.lifeboat.api.stage.RegisterMapping;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.api.stage.Severity;

/**
 * One boot of a {@link TestMachine}: all its stages in one, never closed. It keeps what a plugin
 * printed, asked for, claimed and did not give back, for the test to judge. It has no bounce pools:
 * whoever asks for one gets an {@link UnsupportedOperationException}.
 */
public final class TestStage implements EarlyStage, InterruptStage, RuntimeStage {
  private final TestMachine machine;
  private final List<String> printed = new ArrayList<>();
  private final List<AllocationRequest> requests = new ArrayList<>();
  private final List<MemoryRange> earlyMemoryHeld = new ArrayList<>();
  private final List<Long> looks = new ArrayList<>();
  private final TestRegisters registers;
  private final TestPages pages;
  private MemoryRange earlyMemoryLeft;

  /**
   * Registers that a plugin claimed.
   *
   * @param name the claim's name: {@code dmar0}
   * @param range addresses, end exclusive
   */
  public record Claim(String name, MemoryRange range) {}

  /** Boots {@code machine}. */
  public TestStage(TestMachine machine) {
    this.machine = machine;
    this.registers = new TestRegisters(machine);
    this.pages = new TestPages(machine.freePages(), machine.largestFreeOrder());
    this.earlyMemoryLeft = machine.earlyMemory().orElse(new MemoryRange(0, 0));
  }

  /** What was printed, a line each. */
  public List<String> printed() {
    return List.copyOf(printed);
  }

  /** What the early allocator was asked for, whether it had it or not. */
  public List<AllocationRequest> requests() {
    return List.copyOf(requests);
  }

  /** Early memory that was taken and not given back, in the order of taking. */
  public List<MemoryRange> earlyMemoryHeld() {
    return List.copyOf(earlyMemoryHeld);
  }

  /** Addresses at which somebody had an early look, in order. */
  public List<Long> looks() {
    return List.copyOf(looks);
  }

  /** Registers that were claimed and mapped, in order. */
  public List<Claim> claims() {
    return registers.claims();
  }

  /** Blocks of pages that were taken and not given back, in the order of taking. */
  public List<PageBlock> blocksHeld() {
    return pages.held();
  }

  @Override
  public FirmwareMap firmwareMap() {
    return machine.map();
  }

  @Override
  public Optional<FirmwareTable> table(String signature) {
    return commandLine().values("acpi").contains("off")
        ? Optional.empty()
        : machine.firmware().tables().stream()
            .filter(t -> t.signature().equals(signature))
            .findFirst();
  }

  @Override
  public CommandLine commandLine() {
    return machine.commandLine();
  }

  /** {@inheritDoc} Only whole words count here, and {@code memaper=} is not bounded. */
  @Override
  public IommuOptions iommuOptions() {
    return IommuWords.read(commandLine());
  }

  @Override
  public Processor processor() {
    return machine.processor();
  }

  @Override
  public Dmi dmi() {
    return machine.dmi();
  }

  @Override
  public boolean measuredLaunch() {
    return machine.measuredLaunch();
  }

  @Override
  public OptionalInt readPciConfig(PciAddress address, int offset) {
    return machine.functions().stream()
        .filter(f -> f.address().equals(address))
        .mapToInt(f -> ConfigSpace.read(f, offset))
        .findFirst();
  }

  @Override
  public void print(Severity severity, String text) {
    text.lines().forEach(printed::add);
  }

  @Override
  public BounceDemand bounceDemand() {
    IommuOptions options = iommuOptions();
    List<String> words = commandLine().values("swiotlb");
    return new BounceDemand(
        options.soft() || (machine.map().reachesAbove4G() && !options.off()),
        words.contains("force"),
        words.contains("noforce"));
  }

  /** {@inheritDoc} Bounds and node of the request are not looked at. */
  @Override
  public Optional<MemoryRange> allocate(AllocationRequest request, String purpose) {
    requests.add(request);
    MemoryRange range =
        MemoryRange.ofSize(
            Pages.roundUp(earlyMemoryLeft.start(), request.align()), request.bytes());
    if (!earlyMemoryLeft.contains(range)) {
      return Optional.empty();
    }
    earlyMemoryLeft = new MemoryRange(range.end(), earlyMemoryLeft.end());
    earlyMemoryHeld.add(range);
    return Optional.of(range);
  }

  /**
   * {@inheritDoc} It is not handed out again.
   *
   * @throws IllegalStateException if the range is not held
   */
  @Override
  public void free(MemoryRange range) {
    if (!earlyMemoryHeld.remove(range)) {
      throw new IllegalStateException("given back without being taken: " + range);
    }
  }

  @Override
  public Registers mapEarly(long address) {
    looks.add(address);
    return registers.at(address);
  }

  @Override
  public PageAllocator pages() {
    return pages;
  }

  @Override
  public RegisterMapping mapRegisters(MemoryRange range, String name) {
    return registers.map(range, name);
  }

  @Override
  public List<PciFunction> pciFunctions() {
    return machine.functions();
  }

  /**
   * {@inheritDoc} Pages count that lie wholly in the range.
   *
   * @throws IllegalStateException if the range is not held
   */
  @Override
  public long freeEarlyMemory(MemoryRange range) {
    free(range);
    return range.wholePages().bytes();
  }

  @Override
  public Optional<BouncePool> reserveBouncePool(BounceRequest request) {
    throw noPools();
  }

  @Override
  public Optional<BouncePool> allocateBouncePool(long bytes, Zone highest) {
    throw noPools();
  }

  @Override
  public void initializeBouncePool(BouncePool pool) {
    throw noPools();
  }

  @Override
  public long releaseBouncePool(BouncePool pool) {
    throw noPools();
  }

  private static UnsupportedOperationException noPools() {
    return new UnsupportedOperationException("a TestStage has no bounce pools");
  }
}

package org.lifeboat.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.lifeboat.api.driver.FirmwareFault;
import org.lifeboat.api.driver.FirmwareImage;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.Dmi;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.stage.CommandLine;

/**
 * A machine small enough to be written down in a test: {@code TestMachine.bare().withTable("DMAR",
 * table).withCommandLine("iommu=pt")}. Immutable: each {@code with} gives another machine, so that
 * a constant can be the machine that all tests of a class start from. {@link TestStage} boots it.
 */
public final class TestMachine {
  private static final MemoryRange RAM = new MemoryRange(0x10_0000, 0x8000_0000L);

  private FirmwareMap map = usable(RAM);
  private FirmwareImage firmware = new FirmwareImage(List.of(), List.of());
  private int silence = -1;
  private OptionalLong unmappable = OptionalLong.empty();
  private List<PciFunction> functions = List.of();
  private CommandLine commandLine = CommandLine.parse("");
  private Processor processor = new Processor(Processor.Vendor.INTEL, 6, 0x55, 1, false);
  private Dmi dmi = Dmi.NONE;
  private boolean measuredLaunch;
  private Optional<MemoryRange> earlyMemory = Optional.empty();
  private long freePages = Long.MAX_VALUE;
  private int largestFreeOrder = Pages.MAX_ORDER;

  private TestMachine() {}

  /**
   * RAM from 1 MB to 2 GB, one Intel processor, all pages free, and nothing else: no table, no
   * function, no registers, no parameter, no SMBIOS string, and no memory for the early allocator.
   */
  public static TestMachine bare() {
    return new TestMachine();
  }

  /** What {@code addition} makes of it: for the words that only one plugin's tests use. */
  public TestMachine with(UnaryOperator<TestMachine> addition) {
    return addition.apply(this);
  }

  /** The same with this sanitised memory map. */
  public TestMachine withMap(FirmwareMap other) {
    return changed(m -> m.map = other);
  }

  /** The same with exactly these ranges of RAM, ascending, and nothing else in the memory map. */
  public TestMachine withRam(MemoryRange... ranges) {
    return withMap(usable(ranges));
  }

  /** The same with this ACPI table in place of any that has its signature; its address is 0. */
  public TestMachine withTable(String signature, Bytes content) {
    FirmwareTable table = new FirmwareTable(signature, 0, content);
    return withFirmware(
        new FirmwareImage(
            replaced(firmware.tables(), t -> t.signature().equals(signature), table),
            firmware.registers()));
  }

  /** The same with these pages of registers in place of any at their addresses. */
  public TestMachine withRegisters(RegisterPage... pages) {
    List<RegisterPage> all = firmware.registers();
    for (RegisterPage page : pages) {
      all = replaced(all, old -> old.address() == page.address(), page);
    }
    return withFirmware(new FirmwareImage(firmware.tables(), all));
  }

  /** The same with these tables and registers and no others. */
  public TestMachine withFirmware(FirmwareImage image) {
    return changed(m -> m.firmware = image);
  }

  /** The same with its tables and registers as {@code fault} leaves them. */
  public TestMachine withFault(FirmwareFault fault) {
    return withFirmware(fault.change().apply(firmware));
  }

  /**
   * The same where reads give {@code value} at addresses at which nobody answers: all ones, the
   * default, on real machines and zero in QEMU.
   */
  public TestMachine withSilence(int value) {
    return changed(m -> m.silence = value);
  }

  /** The same where no range that holds {@code address} can be mapped. */
  public TestMachine withUnmappable(long address) {
    return changed(m -> m.unmappable = OptionalLong.of(address));
  }

  /** The same with exactly these functions. */
  public TestMachine withFunctions(PciFunction... all) {
    return changed(m -> m.functions = List.of(all));
  }

  /** The same with this function in place of any at its address. */
  public TestMachine withFunction(PciFunction function) {
    PciAddress address = function.address();
    return changed(
        m -> m.functions = replaced(functions, f -> f.address().equals(address), function));
  }

  /**
   * The same where configuration space holds {@code word} at {@code offset}; at an address that has
   * no function, one that knows nothing else appears.
   *
   * @param address as {@link PciAddress#parse} reads it
   * @param offset bytes, a multiple of 4, below 256; ids (0) and class (8) become the function's
   * @throws IllegalArgumentException if the address or the offset is out of bounds
   */
  public TestMachine withConfigWord(String address, int offset, int word) {
    PciAddress place = PciAddress.parse(address);
    PciFunction function =
        functions.stream()
            .filter(f -> f.address().equals(place))
            .findFirst()
            .orElseGet(() -> TestFunctions.function(address, 0, 0, 0));
    return withFunction(ConfigSpace.write(function, offset, word));
  }

  /** The same booted with these parameters and no others. */
  public TestMachine withCommandLine(String parameters) {
    return changed(m -> m.commandLine = CommandLine.parse(parameters));
  }

  /** The same with these processors. */
  public TestMachine withProcessor(Processor other) {
    return changed(m -> m.processor = other);
  }

  /** The same with these SMBIOS strings. */
  public TestMachine withDmi(Dmi other) {
    return changed(m -> m.dmi = other);
  }

  /** The same where the boot loader launched the kernel measured. */
  public TestMachine launchedMeasured() {
    return changed(m -> m.measuredLaunch = true);
  }

  /**
   * The same where the early allocator hands out {@code free} from its start upwards, whatever
   * bounds a request has.
   */
  public TestMachine withEarlyMemory(MemoryRange free) {
    return changed(m -> m.earlyMemory = Optional.of(free));
  }

  /** The same where the page allocator has this many pages; 0 for none. */
  public TestMachine withFreePages(long pages) {
    return changed(m -> m.freePages = pages);
  }

  /** The same where no free block of pages is larger than this; -1 for no block at all. */
  public TestMachine withLargestFreeOrder(int order) {
    return changed(m -> m.largestFreeOrder = order);
  }

  /** The memory map. */
  public FirmwareMap map() {
    return map;
  }

  /** The tables and registers. */
  public FirmwareImage firmware() {
    return firmware;
  }

  /** The functions, ascending by address. */
  public List<PciFunction> functions() {
    return functions.stream().sorted(Comparator.comparing(PciFunction::address)).toList();
  }

  CommandLine commandLine() {
    return commandLine;
  }

  Processor processor() {
    return processor;
  }

  Dmi dmi() {
    return dmi;
  }

  boolean measuredLaunch() {
    return measuredLaunch;
  }

  int silence() {
    return silence;
  }

  boolean isUnmappable(MemoryRange range) {
    return unmappable.isPresent() && range.contains(unmappable.getAsLong());
  }

  Optional<MemoryRange> earlyMemory() {
    return earlyMemory;
  }

  long freePages() {
    return freePages;
  }

  int largestFreeOrder() {
    return largestFreeOrder;
  }

  private TestMachine changed(Consumer<TestMachine> change) {
    TestMachine copy = new TestMachine();
    copy.map = map;
    copy.firmware = firmware;
    copy.silence = silence;
    copy.unmappable = unmappable;
    copy.functions = functions;
    copy.commandLine = commandLine;
    copy.processor = processor;
    copy.dmi = dmi;
    copy.measuredLaunch = measuredLaunch;
    copy.earlyMemory = earlyMemory;
    copy.freePages = freePages;
    copy.largestFreeOrder = largestFreeOrder;
    change.accept(copy);
    return copy;
  }

  private static FirmwareMap usable(MemoryRange... ranges) {
    return new FirmwareMap(
        Stream.of(ranges).map(r -> new FirmwareMap.Entry(r, FirmwareMap.Kind.USABLE)).toList());
  }

  private static <T> List<T> replaced(List<T> all, Predicate<T> old, T added) {
    List<T> kept = new ArrayList<>(all);
    kept.removeIf(old);
    kept.add(added);
    return List.copyOf(kept);
  }
}

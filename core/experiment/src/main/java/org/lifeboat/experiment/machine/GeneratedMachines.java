package org.lifeboat.experiment.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.lifeboat.api.driver.FirmwareImage;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.plan.Machine.BootLoader;
import org.lifeboat.engine.render.Sizes;
import org.lifeboat.experiment.machine.Draws.Aspect;

/**
 * Machines that nobody has built, but somebody could: memory and devices are drawn, the rest is a
 * board's. Machine {@code k} is a function of the distributions, the board, the seed and {@code k};
 * a family of more machines begins with the same.
 *
 * <p>Of the board are the tables (elsewhere in memory), registers, processors, SMBIOS strings,
 * bridges and units, functions that transfer no data, those that the DMAR's device scopes name, and
 * how it is loaded. Its devices make room for drawn ones on bus 0, which an IVRS then names. Low
 * RAM ends below the board's registers; what its tables reserve is reserved. Where the kernel's
 * image does not fit at the board's place, it is at the profile's; a RAM disk lies at the top of
 * low RAM, if there is room.
 */
public final class GeneratedMachines implements MachineFamily {
  private static final long LEAST_LOW = 256L << 20;

  /** Reserved pieces stay clear of the kernel's image. */
  private static final long FIRST_HOLE = 128L << 20;

  /** And of the end of low RAM. */
  private static final long BEHIND_HOLES = 32L << 20;

  private final String name;
  private final Distributions like;
  private final Board board;
  private final long seed;
  private final int size;

  /**
   * A family.
   *
   * @param name what labels begin with; machine 17 of {@code fleet} is {@code fleet-17}
   * @param like what the machines are like
   * @param board whose IOMMU they have; empty for Intel processors without one
   * @param seed any number; another gives other machines
   * @param size how many, 1 or more
   * @throws IllegalArgumentException if a bound is broken, or the board has no room for RAM or
   *     devices
   */
  public GeneratedMachines(
      String name, Distributions like, Optional<Machine> board, long seed, int size) {
    if (size < 1) {
      throw new IllegalArgumentException("%s generated machines: at least 1".formatted(size));
    }
    this.name = Labels.clean(name);
    this.like = like;
    this.board = new Board(board.orElse(Board.BARE));
    this.seed = seed;
    this.size = size;
    String id = this.board.machine().id();
    if (this.board.highestLowEnd() < LEAST_LOW) {
      throw new IllegalArgumentException(
          "%s has registers below %s, where generated machines have RAM: choose another board"
              .formatted(id, Sizes.human(LEAST_LOW)));
    }
    int room = this.board.free(like.devices().most()).size();
    if (room < like.devices().most()) {
      throw new IllegalArgumentException(
          "%s has room for %s devices on bus 0, not for %s"
              .formatted(id, room, like.devices().most()));
    }
  }

  @Override
  public Object identity() {
    return List.of(name, like, board.machine(), seed, size);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public String label(int index) {
    return name + "-" + Objects.checkIndex(index, size);
  }

  @Override
  public Machine machine(int index) {
    String label = label(index);
    List<PciFunction> devices = devices(draws(index, Aspect.DEVICES));
    List<FirmwareTable> tables = board.tables(devices.stream().map(PciFunction::address).toList());
    long bytes = SizeDraw.of(like.memory(), draws(index, Aspect.MEMORY));
    long lowEnd = Math.min(bytes, lowEnd(draws(index, Aspect.LOW_END)));
    List<MemoryRange> reserved = new ArrayList<>(board.reserved());
    reserved.addAll(holes(lowEnd, draws(index, Aspect.HOLES)));
    GeneratedMemory memory =
        GeneratedMemory.of(bytes, lowEnd, PlacedTables.bytes(tables), reserved);
    return board
        .machine()
        .withId(label)
        .withDescription(
            "generated around %s: %s of RAM, low RAM to %s, %s devices"
                .formatted(
                    board.machine().id(), Sizes.human(bytes), Sizes.human(lowEnd), devices.size()))
        .withFirmwareMap(memory.map())
        .withNodes(List.of())
        .withProcessorNodes(List.of())
        .withFirmware(
            new FirmwareImage(
                PlacedTables.at(memory.tables().start(), tables),
                board.machine().firmware().registers()))
        .withFunctions(Stream.concat(board.kept().stream(), devices.stream()).toList())
        .withLoader(loader(memory.low()))
        .withHoldings(List.of())
        .withUnknowns(List.of());
  }

  private long lowEnd(Draws draws) {
    return Math.min(board.highestLowEnd(), SizeDraw.of(like.lowEnd(), draws));
  }

  private Draws draws(int index, Aspect aspect) {
    return new Draws(seed, index, aspect);
  }

  private List<MemoryRange> holes(long lowEnd, Draws draws) {
    List<MemoryRange> holes = new ArrayList<>();
    long pages = Pages.pfnDown(lowEnd - BEHIND_HOLES - FIRST_HOLE);
    for (int left = like.holes().draw(draws); left > 0; left--) {
      long start = FIRST_HOLE + Pages.address(draws.below(pages));
      holes.add(MemoryRange.ofSize(start, SizeDraw.of(like.holeBytes(), draws)));
    }
    return holes;
  }

  private List<PciFunction> devices(Draws draws) {
    int many = like.devices().draw(draws);
    return board.free(many).stream()
        .map(place -> draws.oneOf(DeviceKind.withMask(like.maskBits().draw(draws))).at(place))
        .toList();
  }

  private BootLoader loader(List<MemoryRange> low) {
    BootLoader loader = board.machine().loader();
    BootLoader placed =
        Spans.hold(low, LoaderRoom.image(loader))
            ? loader
            : loader.withKernelBase(Optional.empty());
    List<MemoryRange> free = LoaderRoom.free(low, placed, List.of());
    return placed.withInitrd(
        loader.initrd().flatMap(range -> LoaderRoom.highest(free, range.bytes())));
  }
}

package org.lifeboat.experiment.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.plugin.Setting.Unit;
import org.lifeboat.engine.config.Block;
import org.lifeboat.engine.config.Node;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.experiment.machine.Between;
import org.lifeboat.experiment.machine.ByteSizes;
import org.lifeboat.experiment.machine.Distributions;
import org.lifeboat.experiment.machine.GeneratedMachines;
import org.lifeboat.experiment.machine.MachineFamily;
import org.lifeboat.experiment.machine.TableMachines;
import org.lifeboat.experiment.machine.Weighted;
import org.lifeboat.experiment.machine.Weighted.Share;

/** Reads blocks of {@code machines}: machines around tables, and generated ones. */
final class FamilyReader {
  private static final String TABLES = "tables";
  private static final String GENERATED = "generated";
  private static final int MOST_MACHINES = 100_000;
  private static final int MOST_NUMBER = 1_000_000;
  private static final long MEGABYTE = 1L << 20;

  private final MachineEntries files;

  /**
   * @param files reads boards
   */
  FamilyReader(MachineEntries files) {
    this.files = files;
  }

  /** A family; empty after a problem. */
  Optional<MachineFamily> read(Block block) {
    Optional<Node> tables = block.find(TABLES);
    Optional<Node> generated = block.find(GENERATED);
    Optional<MachineFamily> family =
        generated.isPresent()
            ? generated.get().block(this::generated).flatMap(f -> f)
            : tables.flatMap(FamilyReader::around);
    if (tables.isPresent() == generated.isPresent()) {
      block.node().problem("must say one of", TABLES + ", " + GENERATED);
    }
    return family;
  }

  private static Optional<MachineFamily> around(Node node) {
    List<Node> places = node.isText() ? List.of(node) : node.entries().orElse(List.of());
    List<Path> paths = places.stream().flatMap(p -> p.file().stream()).toList();
    return made(node, () -> TableMachines.in(paths));
  }

  private Optional<MachineFamily> generated(Block block) {
    Distributions usual = Distributions.USUAL;
    String name = block.text("name").or("generated");
    int count = block.integer("count", 1, MOST_MACHINES).required();
    long seed = block.integer("seed").or(0L);
    Optional<Node> boardAt = block.find("board");
    Optional<Machine> board = boardAt.flatMap(files::board);
    ByteSizes memory = sizes(block, "memory", MEGABYTE).orElse(usual.memory());
    ByteSizes lowEnd = sizes(block, "low-end", MEGABYTE).orElse(usual.lowEnd());
    Between holes = between(block, "holes").orElse(usual.holes());
    ByteSizes holeBytes = sizes(block, "hole-bytes", Pages.SIZE).orElse(usual.holeBytes());
    Between devices = between(block, "devices").orElse(usual.devices());
    Weighted<Integer> masks =
        block
            .find("mask-bits")
            .flatMap(node -> weighted(node, Unit.PLAIN))
            .map(w -> new Weighted<>(w.shares().stream().map(FamilyReader::narrow).toList()))
            .orElse(usual.maskBits());
    if (boardAt.isPresent() && board.isEmpty()) {
      return Optional.empty();
    }
    return made(
        block.node(),
        () ->
            new GeneratedMachines(
                name,
                new Distributions(memory, lowEnd, holes, holeBytes, devices, masks),
                board,
                seed,
                count));
  }

  private static Share<Integer> narrow(Share<Long> share) {
    return new Share<>((int) Math.min(share.value(), MOST_NUMBER), share.weight());
  }

  /** Sizes as a list, or as bounds: {@code { from = 1GB, to = 64GB, step = 1GB }}. */
  private static Optional<ByteSizes> sizes(Block block, String key, long step) {
    Optional<Node> node = block.find(key);
    if (node.filter(Node::isBlock).isEmpty()) {
      return node.flatMap(n -> weighted(n, Unit.BYTES))
          .flatMap(w -> made(node.get(), () -> new ByteSizes.Listed(w)));
    }
    return node.get()
        .block(
            bounds ->
                made(
                    node.get(),
                    () ->
                        new ByteSizes.LogUniform(
                            bounds.size("from", 1, Pages.ADDRESS_END).required(),
                            bounds.size("to", 1, Pages.ADDRESS_END).required(),
                            bounds.size("step", 1, Pages.ADDRESS_END).or(step))))
        .flatMap(s -> s.map(ByteSizes.class::cast));
  }

  private static Optional<Between> between(Block block, String key) {
    Optional<Node> node = block.find(key);
    if (node.filter(Node::isText).isPresent()) {
      return node.get()
          .number(Unit.PLAIN, 0, MOST_NUMBER)
          .map(n -> new Between(n.intValue(), n.intValue()));
    }
    return node.flatMap(
        n ->
            n.block(
                    bounds ->
                        made(
                            n,
                            () ->
                                new Between(
                                    bounds.integer("from", 0, MOST_NUMBER).or(0),
                                    bounds.integer("to", 0, MOST_NUMBER).required())))
                .flatMap(b -> b));
  }

  /** Values, or blocks {@code { value, weight }}, or one value alone. */
  private static Optional<Weighted<Long>> weighted(Node node, Unit unit) {
    List<Node> entries = node.isText() ? List.of(node) : node.entries().orElse(List.of());
    List<Share<Long>> shares = new ArrayList<>();
    for (Node entry : entries) {
      share(entry, unit).ifPresent(shares::add);
    }
    return shares.size() < entries.size()
        ? Optional.empty()
        : made(node, () -> new Weighted<>(shares));
  }

  private static Optional<Share<Long>> share(Node node, Unit unit) {
    if (node.isText()) {
      return node.number(unit, 0, Pages.ADDRESS_END).map(value -> new Share<>(value, 1));
    }
    return node.block(
            block -> {
              int weight = block.integer("weight", 1, MOST_NUMBER).or(1);
              return block
                  .find("value")
                  .flatMap(value -> value.number(unit, 0, Pages.ADDRESS_END))
                  .map(value -> new Share<>(value, weight));
            })
        .flatMap(share -> share);
  }

  /** What bounds are broken, the values say themselves. */
  private static <T> Optional<T> made(Node node, Supplier<T> maker) {
    try {
      return Optional.of(maker.get());
    } catch (IllegalArgumentException e) {
      node.problem(String.valueOf(e.getMessage()), "");
      return Optional.empty();
    }
  }
}

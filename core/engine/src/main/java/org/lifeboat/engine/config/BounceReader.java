package org.lifeboat.engine.config;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.engine.plan.BounceGeometry;
import org.lifeboat.engine.plan.BounceGeometry.SideArray;
import org.lifeboat.load.slots.SearchRule;

/** Reads the {@code bounce} block of a kernel profile. */
final class BounceReader {
  private static final Choices<SearchRule> SEARCHES = Choices.of("search", SearchRule.class);

  /** Slots of 2048 bytes in 4 GB: a pool lies below. */
  private static final int MOST_SLOTS = 1 << 21;

  /** So few that even most areas together are below 2^63. */
  private static final int MOST_SLOTS_EACH = 1 << 20;

  /** More than a slot or an area can need, and so little that the whole array is below 2^63. */
  private static final long MOST_BYTES_EACH = 1 << 20;

  private BounceReader() {}

  static BounceGeometry read(Block block) {
    List<SideArray> bookkeeping =
        block.blocks("bookkeeping", BounceReader::sideArray).or(List.of());
    boolean areas = block.flag("areas").required();
    boolean halving = block.flag("halving").required();
    return new BounceGeometry(
        (long) block.integer("default-slots", 1, MOST_SLOTS).required(),
        (long) block.integer("minimum-slots", 1, MOST_SLOTS).required(),
        areas,
        (long) block.integer("slots-per-area", 0, MOST_SLOTS_EACH).or(BouncePool.SEGMENT_SLOTS),
        block.flag("hot-plug").or(true),
        block.flag("noforce").or(areas),
        halving,
        block.flag("panics").or(!halving),
        bookkeeping,
        releaseOrder(block, bookkeeping),
        block.flag("announce-early").or(false),
        block
            .choice("search", SEARCHES)
            .or(areas ? SearchRule.COUNTED : SearchRule.WITHOUT_ALIGNMENT));
  }

  private static SideArray sideArray(Block block) {
    Field<Long> perSlot = block.size("bytes-per-slot", 0, MOST_BYTES_EACH);
    Field<Long> perArea = block.size("bytes-per-area", 0, MOST_BYTES_EACH);
    Field<Long> fixed = block.size("fixed-bytes", 0);
    List<Field<Long>> sizes = List.of(perSlot, perArea, fixed);
    if (sizes.stream().allMatch(size -> isNothing(block, size))) {
      block
          .node()
          .problem(
              "has no size",
              "at least one of " + sizes.stream().map(Field::key).collect(joining(", ")));
    }
    return new SideArray(
        block.text("name").required(),
        perSlot.or(0L),
        perArea.or(0L),
        fixed.or(0L),
        block.flag("whole-pages").or(false),
        block.alignment("align").or((long) Pages.SIZE),
        block.address("goal").or(0L),
        block.flag("low").or(false));
  }

  /** Whether it says that there are no bytes, or says nothing; a size that is wrong is neither. */
  private static boolean isNothing(Block block, Field<Long> size) {
    return size.optional().map(bytes -> bytes == 0).orElse(!block.has(size.key()));
  }

  /** Each array and the pool itself, once. */
  private static List<String> releaseOrder(Block block, List<SideArray> bookkeeping) {
    List<String> names = new ArrayList<>(bookkeeping.stream().map(SideArray::name).toList());
    names.add(BounceGeometry.POOL);
    Set<String> seen = new HashSet<>();
    List<String> order =
        block
            .list(
                "release-order",
                node -> {
                  node.text().ifPresent(name -> checkName(name, names, seen, node));
                  return node.text();
                })
            .or(names);
    if (seen.size() < names.size() && block.has("release-order")) {
      List<String> missing = names.stream().filter(n -> !seen.contains(n)).toList();
      block
          .find("release-order")
          .ifPresent(n -> n.problem("leaves out " + String.join(", ", missing), ""));
    }
    return order;
  }

  private static void checkName(String name, List<String> names, Set<String> seen, Node node) {
    if (!names.contains(name)) {
      node.problem(Quote.quoted(name) + " is nothing to release", Spelling.hint(name, names));
    } else if (!seen.add(name)) {
      node.problem(Quote.quoted(name) + " is released twice", "");
    }
  }
}

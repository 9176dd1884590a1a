package org.lifeboat.engine.parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lifeboat.api.firmware.FirmwareMap.Kind;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.stage.CommandLine;

/**
 * Reads {@code mem=} and {@code memmap=} (arch/x86/kernel/e820.c:parse_memopt, parse_memmap_one),
 * in the order in which they stand.
 */
public final class MemoryMapParameters {
  private MemoryMapParameters() {}

  /** A change of the memory map. */
  public sealed interface Change {
    /** {@code exactmap}: the map begins anew. */
    record Exact() implements Change {}

    /** {@code mem=SIZE} and the bare {@code memmap=SIZE}: RAM ends there. */
    record Limit(long bytes) implements Change {}

    /** {@code SIZE@AT}, {@code #}, {@code $}, {@code !}: memory of a kind exists. */
    record Add(MemoryRange range, Kind kind) implements Change {}

    /** {@code SIZE%AT-OLD+NEW}: memory of one kind is of another. */
    record Convert(MemoryRange range, Kind from, Kind to) implements Change {}

    /** {@code SIZE%AT-OLD}: memory of a kind is not there. */
    record Remove(MemoryRange range, Kind kind) implements Change {}
  }

  /** The changes asked for; what the kernel ignores as malformed is left out. */
  public static List<Change> parse(CommandLine commandLine) {
    List<Change> changes = new ArrayList<>();
    for (CommandLine.Parameter parameter : commandLine.parameters()) {
      String value = parameter.value().orElse("");
      if (parameter.name().equals("mem")) {
        long bytes = KernelNumber.memory(value).value();
        if (bytes != 0 && !value.equals("nopentium")) {
          changes.add(new Change.Limit(bytes));
        }
      } else if (parameter.name().equals("memmap")) {
        for (String item : value.split(",", -1)) {
          change(item).ifPresent(changes::add);
        }
      }
    }
    return changes;
  }

  private static Optional<Change> change(String item) {
    if (item.startsWith("exactmap")) {
      return Optional.of(new Change.Exact());
    }
    KernelNumber size = KernelNumber.memory(item);
    if (size.rest().equals(item)) {
      return Optional.empty();
    }
    if (size.rest().isEmpty()) {
      return size.value() == 0 ? Optional.empty() : Optional.of(new Change.Limit(size.value()));
    }
    KernelNumber start = KernelNumber.memory(size.rest().substring(1));
    MemoryRange range = MemoryRange.ofSize(start.value(), size.value());
    return switch (size.rest().charAt(0)) {
      case '@' -> Optional.of(new Change.Add(range, Kind.USABLE));
      case '#' -> Optional.of(new Change.Add(range, Kind.ACPI_DATA));
      case '$' -> Optional.of(new Change.Add(range, Kind.RESERVED));
      case '!' -> Optional.of(new Change.Add(range, Kind.PERSISTENT_LEGACY));
      case '%' -> conversion(range, start.rest());
      default -> Optional.of(new Change.Limit(size.value()));
    };
  }

  private static Optional<Change> conversion(MemoryRange range, String types) {
    if (!types.startsWith("-")) {
      return Optional.empty();
    }
    KernelNumber from = KernelNumber.plain(types.substring(1));
    Optional<Kind> old = kind(from.value());
    if (!from.rest().startsWith("+")) {
      return old.map(kind -> new Change.Remove(range, kind));
    }
    Optional<Kind> changed = kind(KernelNumber.plain(from.rest().substring(1)).value());
    return old.flatMap(a -> changed.map(b -> new Change.Convert(range, a, b)));
  }

  private static Optional<Kind> kind(long type) {
    for (Kind kind : Kind.values()) {
      if (kind.type() == type) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}

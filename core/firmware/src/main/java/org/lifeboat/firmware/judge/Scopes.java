package org.lifeboat.firmware.judge;

import java.util.List;
import java.util.stream.Collectors;
import org.lifeboat.firmware.decode.DmarLayouts;
import org.lifeboat.firmware.decode.Field;
import org.lifeboat.firmware.decode.Flaw;
import org.lifeboat.firmware.decode.Layouts;
import org.lifeboat.firmware.decode.Structure;

/** Device scopes in words (VT-d 8.3.1). */
public final class Scopes {
  /** A PCI function that is no bridge. */
  public static final int ENDPOINT = 1;

  /** A PCI bridge, and all behind it. */
  public static final int BRIDGE = 2;

  /** An interrupt controller. */
  public static final int IO_APIC = 3;

  /** A timer. */
  public static final int HPET = 4;

  /** A device that only ACPI knows. */
  public static final int NAMESPACE = 5;

  private Scopes() {}

  /** The scopes of a structure that can be read. */
  public static List<Structure> of(Structure structure) {
    return structure.children().stream()
        .filter(s -> !s.has(Flaw.LEFT_OVER) && !s.has(Flaw.NO_LENGTH))
        .toList();
  }

  /** The steps of a scope's path. */
  public static List<Field> path(Structure scope) {
    return scope.fields().stream().filter(f -> f.name().equals(DmarLayouts.PATH)).toList();
  }

  /** Where a path leads: {@code 00:1c.0}, {@code 00:1c.0/00.0} behind a bridge. */
  public static String place(Structure scope) {
    return "%02x:".formatted(scope.number(DmarLayouts.START_BUS))
        + path(scope).stream()
            .map(step -> "%02x.%x".formatted(step.raw().u8(0), step.raw().u8(1)))
            .collect(Collectors.joining("/"));
  }

  /** A scope in words: {@code PCI device 00:02.0}. */
  public static String words(Structure scope) {
    long id = scope.number(DmarLayouts.ENUMERATION_ID);
    return switch (scope.type()) {
      case ENDPOINT -> "PCI device " + place(scope);
      case BRIDGE -> "all behind PCI bridge " + place(scope);
      case IO_APIC -> "I/O APIC %s (%s)".formatted(id, place(scope));
      case HPET -> "HPET %s (%s)".formatted(id, place(scope));
      case NAMESPACE -> "ACPI device %s (%s)".formatted(id, place(scope));
      default -> "something of type 0x%x".formatted(scope.type());
    };
  }

  /** The scopes of a structure in words; {@code nothing} where there are none. */
  public static String list(Structure structure) {
    List<Structure> scopes = of(structure);
    return scopes.isEmpty()
        ? "nothing"
        : scopes.stream().limit(4).map(Scopes::words).collect(Collectors.joining(", "))
            + (scopes.size() > 4 ? " and %s more".formatted(scopes.size() - 4) : "");
  }

  /** PCI segment of a structure. */
  static long segment(Structure structure) {
    return structure.number(Layouts.SEGMENT);
  }
}

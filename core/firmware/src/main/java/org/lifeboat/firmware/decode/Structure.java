package org.lifeboat.firmware.decode;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A structure of a table: a remapping structure, a block, a device scope or a device entry.
 *
 * @param layout how its kind is laid out
 * @param type its number
 * @param offset from the start of the table, in bytes
 * @param length bytes it claims, its type and length included
 * @param fields the fields that lie inside both itself and the table, in order
 * @param children what it holds behind its fields, in order
 * @param flaws what keeps it from being read as it should
 */
public record Structure(
    Layout layout,
    int type,
    int offset,
    int length,
    List<Field> fields,
    List<Structure> children,
    Set<Flaw> flaws) {
  /** Copies the collections. */
  public Structure {
    fields = List.copyOf(fields);
    children = List.copyOf(children);
    flaws = flaws.isEmpty() ? EnumSet.noneOf(Flaw.class) : EnumSet.copyOf(flaws);
  }

  /** What its kind is called: {@code DRHD}. */
  public String name() {
    return layout.name();
  }

  /** Whether it is of a kind. */
  public boolean is(Layout kind) {
    return layout == kind;
  }

  /** Whether something is wrong with how it can be read. */
  public boolean has(Flaw flaw) {
    return flaws.contains(flaw);
  }

  /** The field of that name; empty where the structure ends before it. */
  public Optional<Field> field(String name) {
    return fields.stream().filter(f -> f.name().equals(name)).findFirst();
  }

  /**
   * The number in a field; 0 where the structure ends before it, as a kernel reads what lies behind
   * a table.
   */
  public long number(String name) {
    return field(name).map(Field::number).orElse(0L);
  }

  /** Whether a bit of a field is set. */
  public boolean flag(String name, int bit) {
    return (number(name) >> bit & 1) != 0;
  }

  /** Itself and all it holds, in the order of the table. */
  public Stream<Structure> all() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(Structure::all));
  }
}

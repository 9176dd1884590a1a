package org.lifeboat.firmware.decode;

import java.util.List;
import java.util.stream.Stream;
import org.lifeboat.api.firmware.Bytes;

/**
 * A decoded table.
 *
 * @param kind which of the two
 * @param content its bytes, as many as there are
 * @param header the ACPI header and what follows it, before the first structure
 * @param structures its remapping structures or blocks, in order
 */
public record Table(TableKind kind, Bytes content, Structure header, List<Structure> structures) {
  /** Copies the list. */
  public Table {
    structures = List.copyOf(structures);
  }

  /** Bytes that the header claims, unsigned. */
  public long claimedLength() {
    return header.number(Layouts.LENGTH);
  }

  /** The structures of a kind. */
  public Stream<Structure> of(Layout kind) {
    return structures.stream().filter(s -> s.is(kind));
  }

  /** The header and all structures with what they hold, in the order of the table. */
  public Stream<Structure> all() {
    return Stream.concat(Stream.of(header), structures.stream().flatMap(Structure::all));
  }

  /** All fields, in the order of the table. */
  public Stream<Field> fields() {
    return all().flatMap(s -> s.fields().stream());
  }
}

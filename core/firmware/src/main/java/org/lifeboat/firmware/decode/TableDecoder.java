package org.lifeboat.firmware.decode;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.lifeboat.api.firmware.Bytes;

/**
 * Reads a table into a tree. Any bytes will do. A walk over structures ends where one does not say
 * how long it is, and never leaves what it walks in; so time and memory grow with the table's
 * bytes.
 */
public final class TableDecoder {
  private static final Layout LEFT_OVER =
      Layout.of("Left-over bytes", "Too few bytes for a structure")
          .field("Content", FieldForm.REST, Meanings.NONE);

  private final Bytes table;

  private TableDecoder(Bytes table) {
    this.table = table;
  }

  /** Reads bytes as a table of a kind, whatever they say they are. */
  public static Table decode(TableKind kind, Bytes content) {
    return new TableDecoder(content).table(kind);
  }

  private Table table(TableKind kind) {
    Grammar grammar = kind.grammar();
    long claimed = table.u32(4) & 0xffff_ffffL;
    int end = (int) Math.min(claimed, table.length());
    int headerEnd = Math.min(grammar.header().fixedBytes(), table.length());
    Structure header =
        new Structure(
            grammar.header(),
            0,
            0,
            headerEnd,
            fields(grammar.header(), 0, headerEnd),
            List.of(),
            Set.of());
    return new Table(kind, table, header, series(grammar.structures(), headerEnd, end));
  }

  private List<Structure> series(Series series, int from, int end) {
    List<Structure> found = new ArrayList<>();
    for (int at = from; at < end; ) {
      Structure next =
          end - at < series.headBytes() ? leftOver(at, end) : structure(series, at, end);
      found.add(next);
      if (next.has(Flaw.NO_LENGTH)) {
        break;
      }
      at += next.length();
    }
    return found;
  }

  private Structure leftOver(int at, int end) {
    return new Structure(
        LEFT_OVER,
        0,
        at,
        end - at,
        fields(LEFT_OVER, at, end),
        List.of(),
        EnumSet.of(Flaw.LEFT_OVER));
  }

  private Structure structure(Series series, int at, int end) {
    int type = series.typeAt(table, at);
    int length = series.lengths().of(table, at);
    Layout layout = series.layoutOf(type);
    boolean known = series.kinds().containsKey(type);
    Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
    if (!known) {
      flaws.add(Flaw.UNKNOWN_TYPE);
    }
    if (length < series.headBytes()) {
      flaws.add(Flaw.NO_LENGTH);
      List<Field> head = fields(layout, at, at + series.headBytes());
      return new Structure(layout, type, at, length, head, List.of(), flaws);
    }
    if (known && length < layout.fixedBytes()) {
      flaws.add(Flaw.TOO_SHORT);
    }
    if (at + length > end) {
      flaws.add(Flaw.PAST_END);
    } else if (known && layout.isFixed() && length > layout.fixedBytes()) {
      flaws.add(Flaw.TOO_LONG);
    }
    int limit = Math.min(end, at + length);
    List<Structure> children =
        layout.held().map(held -> series(held, at + layout.fixedBytes(), limit)).orElse(List.of());
    return new Structure(layout, type, at, length, fields(layout, at, limit), children, flaws);
  }

  private List<Field> fields(Layout layout, int from, int limit) {
    List<Field> fields = new ArrayList<>();
    int at = from;
    for (FieldForm form : layout.forms()) {
      int bytes = bytes(form, at, limit);
      if (bytes == 0 || at + bytes > limit) {
        return fields;
      }
      fields.add(form.read(table, at, bytes));
      at += bytes;
    }
    if (layout.repeated().isPresent()) {
      FieldForm form = layout.repeated().get();
      for (; at + form.bytes() <= limit; at += form.bytes()) {
        fields.add(form.read(table, at, form.bytes()));
      }
    }
    return fields;
  }

  private int bytes(FieldForm form, int at, int limit) {
    if (form.bytes() >= 0) {
      return form.bytes();
    }
    if (form.bytes() == FieldForm.TEXT) {
      for (int end = at; end < limit; end++) {
        if (table.u8(end) == 0) {
          return end + 1 - at;
        }
      }
    }
    return limit - at;
  }
}

package org.lifeboat.firmware.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a kind of structure is laid out: its fields one behind the other, from its first byte, and
 * what may follow them. A value; each method gives another one with one thing more.
 */
public final class Layout {
  private final String name;
  private final String title;
  private final List<FieldForm> forms;
  private final Optional<FieldForm> repeated;
  private final Optional<Series> held;

  private Layout(
      String name,
      String title,
      List<FieldForm> forms,
      Optional<FieldForm> repeated,
      Optional<Series> held) {
    this.name = name;
    this.title = title;
    this.forms = List.copyOf(forms);
    this.repeated = repeated;
    this.held = held;
  }

  static Layout of(String name, String title) {
    return new Layout(name, title, List.of(), Optional.empty(), Optional.empty());
  }

  /** What its kind is called: {@code DRHD}. */
  public String name() {
    return name;
  }

  /** What it is, as the specification's heading has it. */
  public String title() {
    return title;
  }

  /** Bytes of the fields that every structure of the kind has. */
  public int fixedBytes() {
    return forms.stream().mapToInt(f -> Math.max(0, f.bytes())).sum();
  }

  List<FieldForm> forms() {
    return forms;
  }

  /** The field that comes as often as there is room for it, behind the others. */
  Optional<FieldForm> repeated() {
    return repeated;
  }

  /** The structures that it holds behind its fields. */
  Optional<Series> held() {
    return held;
  }

  /** Whether a structure of the kind has always the same length. */
  boolean isFixed() {
    return repeated.isEmpty() && held.isEmpty() && forms.stream().allMatch(f -> f.bytes() >= 0);
  }

  Layout number(String field, int bytes) {
    return field(field, bytes, Meanings.NONE);
  }

  Layout field(String field, int bytes, FieldForm.Meaning meaning) {
    return with(new FieldForm(field, bytes, meaning, 0));
  }

  Layout reserved(int bytes) {
    return with(FieldForm.reserved("Reserved", bytes));
  }

  /** A number of named bits; the others are reserved. */
  Layout flags(String field, int bytes, String... bits) {
    long reserved = -1L << bits.length & -1L >>> Long.SIZE - Byte.SIZE * bytes;
    return packed(field, bytes, Meanings.flags(bits), reserved);
  }

  /** A number of which some bits are reserved. */
  Layout packed(String field, int bytes, FieldForm.Meaning meaning, long reservedBits) {
    return with(new FieldForm(field, bytes, meaning, reservedBits));
  }

  Layout repeating(String field, int bytes, FieldForm.Meaning meaning) {
    FieldForm form = new FieldForm(field, bytes, meaning, 0);
    return new Layout(name, title, forms, Optional.of(form), held);
  }

  Layout holding(Series series) {
    return new Layout(name, title, forms, repeated, Optional.of(series));
  }

  private Layout with(FieldForm form) {
    List<FieldForm> all = new ArrayList<>(forms);
    all.add(form);
    return new Layout(name, title, all, repeated, held);
  }
}

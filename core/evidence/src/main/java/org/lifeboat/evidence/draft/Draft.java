package org.lifeboat.evidence.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.engine.plan.Unknown;

/**
 * A machine as far as it is known. Sources fill it in one after the other; what a later one tells
 * stands in place of what an earlier one did, its doubts included.
 */
public final class Draft {
  private final Map<Part<?>, Told<?>> parts = new LinkedHashMap<>();
  private final Map<String, Told<FirmwareTable>> tables = new TreeMap<>();
  private final Map<Long, Told<RegisterPage>> registers = new TreeMap<>(Long::compareUnsigned);
  private final List<Unknown> doubts = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();
  private final List<String> origins = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** Names a source, with what a reader of the file should know of it. */
  public void comesFrom(String origin) {
    origins.add(origin);
  }

  /** A sentence for the person who asked. */
  public void note(String sentence) {
    notes.add(sentence);
  }

  /** What a part is. */
  public <T> void tell(Part<T> part, Told<T> told) {
    parts.put(part, told);
  }

  /** What a part is, unless a source has told. */
  public <T> void assume(Part<T> part, Supplier<Told<T>> assumed) {
    if (!parts.containsKey(part)) {
      tell(part, assumed.get());
    }
  }

  /** A firmware table, in place of one of the same signature. */
  public void tellTable(Told<FirmwareTable> table) {
    tables.put(table.value().signature(), table);
  }

  /** That there is a table which the kernel did not read. */
  public void tellUnread(String signature) {
    unread.add(signature);
    tables.remove(signature);
  }

  /** Registers that answer at a page. */
  public void tellRegisters(Told<RegisterPage> page) {
    registers.put(page.value().address(), page);
  }

  /** What nothing told of. */
  public void doubt(Unknown.Kind kind, String why) {
    doubts.add(new Unknown(kind, why));
  }

  /** What a part is, with how that is known. */
  public <T> Optional<Told<T>> told(Part<T> part) {
    return Optional.ofNullable(parts.get(part)).map(part::of);
  }

  /** What a part is. */
  public <T> Optional<T> value(Part<T> part) {
    return told(part).map(Told::value);
  }

  /** The table of a signature. */
  public Optional<FirmwareTable> table(String signature) {
    return Optional.ofNullable(tables.get(signature)).map(Told::value);
  }

  /** All tables, ascending by signature. */
  public List<Told<FirmwareTable>> tables() {
    return List.copyOf(tables.values());
  }

  /** Whether a table is there that the kernel did not read. */
  public boolean isUnread(String signature) {
    return unread.contains(signature);
  }

  /** The signatures of those tables. */
  public List<String> unread() {
    return List.copyOf(unread);
  }

  /** All registers, ascending by address. */
  public List<Told<RegisterPage>> registers() {
    return List.copyOf(registers.values());
  }

  /** Where it came from. */
  public List<String> origins() {
    return List.copyOf(origins);
  }

  /** What to tell the person who asked. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /** Whether no source told anything of a machine. */
  public boolean isBlank() {
    return parts.isEmpty() && tables.isEmpty() && registers.isEmpty();
  }

  /** All that is assumed, each once. */
  public List<Unknown> doubts() {
    Stream<Unknown> aboutParts =
        Stream.of(parts.values(), tables.values(), registers.values())
            .flatMap(told -> told.stream())
            .flatMap(told -> told.doubts().stream());
    return Stream.concat(aboutParts, doubts.stream()).distinct().toList();
  }
}

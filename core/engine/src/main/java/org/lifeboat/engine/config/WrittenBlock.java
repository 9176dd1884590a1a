package org.lifeboat.engine.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValueFactory;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.plugin.Setting.Unit;
import org.lifeboat.engine.plugin.KebabCase;

/** A block on its way into a configuration: what {@link Block} reads. Keys keep their order. */
final class WrittenBlock implements Written {
  /** What values say of their place that a program gave. */
  static final String ORIGIN = "built in Java";

  private static final Pattern NEEDS_NO_QUOTES = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*");
  private static final List<String> KEYWORDS = List.of("true", "false", "null");

  private final Map<String, Written> byKey = new LinkedHashMap<>();

  /** A block with one key. */
  static WrittenBlock of(String key, Written value) {
    return new WrittenBlock().put(key, value);
  }

  WrittenBlock put(String key, Written value) {
    byKey.put(key, value);
    return this;
  }

  /** The keys and what stands under them. */
  Map<String, Written> byKey() {
    return Collections.unmodifiableMap(byKey);
  }

  boolean isEmpty() {
    return byKey.isEmpty();
  }

  /** A text, whatever is in it. */
  WrittenBlock text(String key, String text) {
    return put(key, textOf(text));
  }

  /** A text that goes without saying where it is empty. */
  WrittenBlock textUnlessEmpty(String key, String text) {
    return text.isEmpty() ? this : text(key, text);
  }

  /** A decimal number. */
  WrittenBlock number(String key, long number) {
    return put(key, wordOf(Long.toString(number)));
  }

  /** A number in hexadecimal. */
  WrittenBlock hex(String key, long number) {
    return put(key, wordOf(Quantity.show(number, Unit.ADDRESS)));
  }

  /** A number in hexadecimal, with at least so many digits. */
  WrittenBlock hex(String key, int number, int digits) {
    return number < 0
        ? number(key, number)
        : put(key, wordOf("0x" + ("%0" + digits + "x").formatted(number)));
  }

  /** A number of bytes. */
  WrittenBlock size(String key, long bytes) {
    return put(key, sizeOf(bytes));
  }

  /** A size that goes without saying where it is 0. */
  WrittenBlock sizeUnlessZero(String key, long bytes) {
    return bytes == 0 ? this : size(key, bytes);
  }

  WrittenBlock flag(String key, boolean flag) {
    return put(key, wordOf(Boolean.toString(flag)));
  }

  /** A flag that goes without saying where it is as usual. */
  WrittenBlock flagUnless(boolean usual, String key, boolean flag) {
    return flag == usual ? this : flag(key, flag);
  }

  /** A constant, in kebab case. */
  WrittenBlock choice(String key, Enum<?> constant) {
    return text(key, KebabCase.ofConstant(constant.name()));
  }

  /** Bytes in hexadecimal. */
  WrittenBlock rows(String key, Bytes bytes) {
    return put(key, new Rows(bytes));
  }

  /** A block that goes without saying where nothing is in it. */
  WrittenBlock blockUnlessEmpty(String key, WrittenBlock block) {
    return block.isEmpty() ? this : put(key, block);
  }

  WrittenBlock list(String key, List<? extends Written> entries) {
    return put(key, new Entries(entries));
  }

  WrittenBlock texts(String key, List<String> texts) {
    return list(key, texts.stream().map(WrittenBlock::textOf).toList());
  }

  /** One entry more of a list. */
  WrittenBlock add(String key, Written entry) {
    List<Written> entries = new ArrayList<>();
    if (byKey.get(key) instanceof Entries before) {
      entries.addAll(before.entries());
    }
    entries.add(entry);
    return list(key, entries);
  }

  /** A block inside the block under a key, which may be there already. */
  WrittenBlock into(String key, String inner, WrittenBlock block) {
    WrittenBlock outer =
        byKey.get(key) instanceof WrittenBlock before ? before : new WrittenBlock();
    return put(key, outer.put(inner, block));
  }

  /** A range as the kernel prints it, its last byte included. */
  WrittenBlock range(MemoryRange range) {
    return range(range.start(), range.bytes());
  }

  /** The same of any numbers, so that it is for the reader to say what is wrong with them. */
  WrittenBlock range(long start, long bytes) {
    BigInteger last =
        BigInteger.valueOf(start).add(BigInteger.valueOf(bytes)).subtract(BigInteger.ONE);
    String shown = last.signum() < 0 ? last.toString() : "0x" + last.toString(16);
    return hex("start", start).put("last", wordOf(shown));
  }

  /** A word that never needs quotes. */
  static Word wordOf(String word) {
    return new Word(word, true);
  }

  static Word textOf(String text) {
    return new Word(text, NEEDS_NO_QUOTES.matcher(text).matches() && !KEYWORDS.contains(text));
  }

  /** As somebody would write it where it is round, else in hexadecimal. */
  static Word sizeOf(long bytes) {
    String shown = Quantity.show(bytes, Unit.BYTES);
    return wordOf(shown.indexOf(' ') < 0 ? shown : Quantity.show(bytes, Unit.ADDRESS));
  }

  @Override
  public Map<String, Object> plain() {
    Map<String, Object> plain = new LinkedHashMap<>();
    byKey.forEach((key, value) -> plain.put(key, value.plain()));
    return plain;
  }

  /** The block as the reader takes it. */
  ConfigObject object() {
    return ConfigValueFactory.fromMap(plain(), ORIGIN);
  }
}

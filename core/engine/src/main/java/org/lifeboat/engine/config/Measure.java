package org.lifeboat.engine.config;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lifeboat.api.plugin.Setting.Unit;

/** What a number that may have a fraction counts, and how configuration writes it. */
enum Measure {
  /** Bytes: {@code 1536}, {@code 1.5KB}; K, M, G and T count by 1024. */
  BYTES("a size like 1536, 4KB or 0x1000", bytes()),
  /** Nanoseconds, never without their unit: {@code 50us}, {@code 2.5ms}. */
  NANOS("a duration with its unit, like 50us, 2ms or 10s", nanos()),
  /** Whatever there is no unit for. */
  COUNT("a number like 8 or 0.25", Map.of("", 1L));

  private static final Pattern FORM =
      Pattern.compile("([+-]?[0-9]{1,24}(?:\\.[0-9]{1,24})?(?:e[+-]?[0-9]{1,3})?) ?([a-z]{0,3})");

  /** Below, each whole number is one of double precision. */
  private static final double WHOLE = 1L << 53;

  private final String form;
  private final Map<String, Long> units;

  Measure(String form, Map<String, Long> units) {
    this.form = form;
    this.units = units;
  }

  private static Map<String, Long> bytes() {
    Map<String, Long> units = new LinkedHashMap<>();
    units.put("", 1L);
    units.put("b", 1L);
    long size = 1;
    for (String prefix : new String[] {"k", "m", "g", "t"}) {
      size <<= 10;
      units.put(prefix, size);
      units.put(prefix + "b", size);
      units.put(prefix + "ib", size);
    }
    return units;
  }

  private static Map<String, Long> nanos() {
    Map<String, Long> units = new LinkedHashMap<>();
    units.put("ns", 1L);
    units.put("us", 1_000L);
    units.put("ms", 1_000_000L);
    units.put("s", 1_000_000_000L);
    units.put("min", 60_000_000_000L);
    units.put("h", 3_600_000_000_000L);
    units.put("d", 86_400_000_000_000L);
    return units;
  }

  /** What a number of this kind looks like. */
  String form() {
    return form;
  }

  /** The number that {@code text} is, if it is one; infinite where it is too large for any use. */
  Optional<Double> parse(String text) {
    Optional<Double> whole =
        this == BYTES
            ? Quantity.parse(text, Unit.BYTES).map(n -> n.doubleValue())
            : Optional.empty();
    return whole.or(() -> decimal(text.strip().toLowerCase(Locale.ROOT)));
  }

  private Optional<Double> decimal(String text) {
    Matcher m = FORM.matcher(text);
    return m.matches()
        ? Optional.ofNullable(units.get(m.group(2)))
            .map(
                unit -> new BigDecimal(m.group(1)).multiply(BigDecimal.valueOf(unit)).doubleValue())
        : Optional.empty();
  }

  /** A number in a form that {@link #parse} takes, exactly. */
  String show(double number) {
    if (number != Math.rint(number) || Math.abs(number) >= WHOLE) {
      return number + (this == NANOS ? "ns" : "");
    }
    long whole = (long) number;
    return switch (this) {
      case BYTES -> {
        String shown = Quantity.show(whole, Unit.BYTES);
        yield shown.indexOf(' ') < 0 ? shown : Long.toString(whole);
      }
      case NANOS -> inLargestUnit(whole);
      case COUNT -> Long.toString(whole);
    };
  }

  private String inLargestUnit(long number) {
    String shown = number + "ns";
    for (Map.Entry<String, Long> unit : units.entrySet()) {
      if (number != 0 && number % unit.getValue() == 0) {
        shown = number / unit.getValue() + unit.getKey();
      }
    }
    return shown;
  }
}

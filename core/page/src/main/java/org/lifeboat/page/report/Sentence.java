package org.lifeboat.page.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sentence with places that a row fills.
 *
 * @param asker whose it is, for people
 * @param text with {@code {column}}, {@code {column:bytes}}, {@code {column:percent}}
 */
record Sentence(String asker, String text) {
  private static final Pattern PLACE = Pattern.compile("\\{([^{}:]*)(?::([^{}]*))?}");

  /** Whether the row has no value for some place, though it has the column. */
  boolean lacksIn(Map<String, @Nullable Object> row) {
    return PLACE
        .matcher(text)
        .results()
        .anyMatch(place -> row.containsKey(place.group(1)) && row.get(place.group(1)) == null);
  }

  /**
   * The sentence, filled.
   *
   * @throws ReportException if the row has no such column, or nothing of the kind in it
   */
  String filled(Map<String, @Nullable Object> row) {
    Matcher place = PLACE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (place.find()) {
      String column = place.group(1);
      if (!row.containsKey(column)) {
        throw new ReportException(
            asker
                + ": its sentence names {"
                + column
                + "}, its query gives: "
                + String.join(", ", row.keySet()));
      }
      place.appendReplacement(
          filled, Matcher.quoteReplacement(shown(column, place.group(2), row.get(column))));
    }
    return place.appendTail(filled).toString();
  }

  private String shown(String column, @Nullable String form, @Nullable Object value) {
    if (form == null) {
      return value instanceof Number number ? Numbers.number(decimal(number)) : plain(value);
    }
    boolean bytes = form.equals("bytes");
    if (!bytes && !form.equals("percent")) {
      throw new ReportException(
          asker + ": {" + column + ":" + form + "}: there are the forms bytes and percent");
    }
    if (value instanceof Number number) {
      return bytes ? Numbers.bytes(decimal(number)) : Numbers.percent(decimal(number));
    }
    throw new ReportException(
        asker + ": {" + column + ":" + form + "} wants a number, and has '" + plain(value) + "'");
  }

  private static String plain(@Nullable Object value) {
    return value instanceof Boolean truth ? (truth ? "yes" : "no") : String.valueOf(value);
  }

  private BigDecimal decimal(Number number) {
    if (number instanceof BigDecimal decimal) {
      return decimal;
    }
    if (number instanceof BigInteger whole) {
      return new BigDecimal(whole);
    }
    if (number instanceof Double || number instanceof Float) {
      double value = number.doubleValue();
      if (!Double.isFinite(value)) {
        throw new ReportException(asker + ": its query gives " + value + ", which is no number");
      }
      return BigDecimal.valueOf(value);
    }
    return BigDecimal.valueOf(number.longValue());
  }
}

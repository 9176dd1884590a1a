package org.lifeboat.page.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lifeboat.experiment.row.Column;

/** The order that values have in themselves: numbers, sizes, versions. */
final class NaturalOrder {
  private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?) ?([KMGTP]?)i?B?");
  private static final Pattern VERSION = Pattern.compile("(\\D*)(\\d+(?:\\.\\d+)*)(\\D*)");
  private static final String UNITS = "KMGTP";

  private NaturalOrder() {}

  /** Null comes first. Empty if the values have none, as names have not. */
  static Optional<Comparator<@Nullable Object>> of(
      Column column, List<? extends @Nullable Object> values) {
    return switch (column.type()) {
      case WHOLE -> Optional.of(by(value -> BigInteger.valueOf(((Number) value).longValue())));
      case FLAG -> Optional.of(by(value -> (Boolean) value));
      case TEXT -> {
        List<String> texts =
            values.stream().filter(Objects::nonNull).map(Object::toString).toList();
        if (texts.stream().allMatch(t -> SIZE.matcher(t).matches())) {
          yield Optional.of(by(value -> size(value.toString())));
        }
        yield ofVersions(texts)
            ? Optional.of(by(value -> version(value.toString())))
            : Optional.empty();
      }
    };
  }

  private interface Key<K extends Comparable<K>> {
    K of(Object value);
  }

  private static <K extends Comparable<K>> Comparator<@Nullable Object> by(Key<K> key) {
    return (a, b) ->
        a == null || b == null
            ? Boolean.compare(a != null, b != null)
            : key.of(a).compareTo(key.of(b));
  }

  private static BigDecimal size(String text) {
    Matcher size = SIZE.matcher(text);
    return size.matches()
        ? new BigDecimal(size.group(1))
            .multiply(
                BigDecimal.valueOf(1024)
                    .pow(UNITS.indexOf(size.group(2)) + (size.group(2).isEmpty() ? 0 : 1)))
        : BigDecimal.ZERO;
  }

  /** Whether all differ in one version number only. */
  private static boolean ofVersions(List<String> texts) {
    return texts.stream().allMatch(t -> VERSION.matcher(t).matches())
        && texts.stream().map(t -> VERSION.matcher(t).replaceFirst("$1\n$3")).distinct().count()
            == 1;
  }

  private static Version version(String text) {
    return new Version(
        Pattern.compile("\\D+")
            .splitAsStream(VERSION.matcher(text).replaceFirst("$2"))
            .map(BigInteger::new)
            .toList());
  }

  private record Version(List<BigInteger> parts) implements Comparable<Version> {
    @Override
    public int compareTo(Version other) {
      for (int i = 0; i < Math.min(parts.size(), other.parts.size()); i++) {
        int part = parts.get(i).compareTo(other.parts.get(i));
        if (part != 0) {
          return part;
        }
      }
      return Integer.compare(parts.size(), other.parts.size());
    }
  }
}

package org.lifeboat.api.plugin;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the SPI: of all that {@code org.lifeboat.api} offers to a plugin. It is not the
 * version of Lifeboat: most releases of Lifeboat do not touch the SPI, and a plugin that had to be
 * built anew for each of them would be for nothing.
 *
 * <p>A new <b>minor</b> version only adds: classes, default methods, methods of interfaces that the
 * engine alone implements (a stage, a page allocator), elements of annotations with a default. What
 * was built against 1.0 runs with 1.1, unchanged; what was built against 1.1 may need what 1.0
 * lacks. A new <b>major</b> version takes something away or asks more of a plugin: a method without
 * a default in an interface that plugins implement, a component more in a record, a constant more
 * in an enum that plugins decide by, another meaning of an old method. What was built against
 * another major version does not run.
 *
 * <p>A jar says what it was built against with {@value #ATTRIBUTE} in its manifest, as in {@code
 * Lifeboat-Spi: 1.0}. Where that is missing, the version of {@code org.lifeboat.api} that the
 * compiler wrote into the jar's module descriptor counts; where that is missing too, the plugin is
 * tried.
 *
 * @param major 1 or more
 * @param minor 0 or more
 */
public record SpiVersion(int major, int minor) implements Comparable<SpiVersion> {
  /** The version of the SPI that this class belongs to. */
  public static final SpiVersion CURRENT = new SpiVersion(1, 0);

  /** The attribute of a jar's manifest that says what its plugins were built against. */
  public static final String ATTRIBUTE = "Lifeboat-Spi";

  private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,3})\\.(0|[1-9]\\d{0,3})");
  private static final Comparator<SpiVersion> ORDER =
      Comparator.comparingInt(SpiVersion::major).thenComparingInt(SpiVersion::minor);

  /**
   * Checks the numbers.
   *
   * @param major 1 or more
   * @param minor 0 or more
   * @throws IllegalArgumentException if one is too small
   */
  public SpiVersion {
    if (major < 1 || minor < 0) {
      throw new IllegalArgumentException(major + "." + minor + " is no version of the SPI");
    }
  }

  /**
   * Reads a version.
   *
   * @param text as {@code 1.0}
   * @return empty for anything else
   */
  public static Optional<SpiVersion> parse(String text) {
    Matcher numbers = TEXT.matcher(text);
    return numbers.matches()
        ? Optional.of(
            new SpiVersion(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2))))
        : Optional.empty();
  }

  /**
   * Whether a plugin runs with this version.
   *
   * @param built what it was built against
   * @return whether that is the same major version, and no newer minor one
   */
  public boolean runs(SpiVersion built) {
    return major == built.major && minor >= built.minor;
  }

  /** The older first. */
  @Override
  public int compareTo(SpiVersion other) {
    return ORDER.compare(this, other);
  }

  /** As {@code 1.0}. */
  @Override
  public String toString() {
    return major + "." + minor;
  }
}

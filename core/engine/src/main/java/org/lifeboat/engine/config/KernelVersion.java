package org.lifeboat.engine.config;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The version of a kernel; of a release like {@code 5.13.0-trunk-amd64} what stands first.
 *
 * @param major 5
 * @param minor 13
 * @param patch 0 where it is not given
 */
record KernelVersion(int major, int minor, int patch) implements Comparable<KernelVersion> {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,4}))?(?!\\d)");

  private static final Comparator<KernelVersion> ORDER =
      Comparator.comparingInt(KernelVersion::major)
          .thenComparingInt(KernelVersion::minor)
          .thenComparingInt(KernelVersion::patch);

  /** The version that a text begins with; empty where it begins with none. */
  static Optional<KernelVersion> of(String release) {
    Matcher found = FORM.matcher(release);
    return found.lookingAt()
        ? Optional.of(
            new KernelVersion(
                number(found.group(1)), number(found.group(2)), number(found.group(3))))
        : Optional.empty();
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  /** The release that stable ones follow: until 3.0 the third number counted those, too. */
  KernelVersion series() {
    return major < 3 ? this : new KernelVersion(major, minor, 0);
  }

  /** Whether it is no stable release of a series. */
  boolean isMainline() {
    return equals(series());
  }

  @Override
  public int compareTo(KernelVersion other) {
    return ORDER.compare(this, other);
  }

  /** As people write it, {@code 5.13}. */
  @Override
  public String toString() {
    String text = major + "." + minor;
    return patch == 0 ? text : text + "." + patch;
  }
}

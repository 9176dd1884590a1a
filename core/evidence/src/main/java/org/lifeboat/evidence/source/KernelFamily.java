package org.lifeboat.evidence.source;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a kernel, without what distributions add: {@code 5.13} of {@code
 * 5.13.0-trunk-amd64}.
 *
 * @param numbers major, minor and patch level
 */
record KernelFamily(List<Integer> numbers) implements Comparable<KernelFamily> {
  private static final Pattern RELEASE =
      Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,4}))?.*");

  /** Those of a release; empty where it begins with no version. */
  static Optional<KernelFamily> of(String release) {
    Matcher m = RELEASE.matcher(release);
    return m.matches()
        ? Optional.of(
            new KernelFamily(
                List.of(
                    Integer.parseInt(m.group(1)),
                    Integer.parseInt(m.group(2)),
                    m.group(3) == null ? 0 : Integer.parseInt(m.group(3)))))
        : Optional.empty();
  }

  boolean isAtLeast(int major, int minor) {
    return compareTo(new KernelFamily(List.of(major, minor, 0))) >= 0;
  }

  @Override
  public int compareTo(KernelFamily other) {
    return Comparator.<KernelFamily>comparingInt(f -> f.numbers.get(0))
        .thenComparingInt(f -> f.numbers.get(1))
        .thenComparingInt(f -> f.numbers.get(2))
        .compare(this, other);
  }
}

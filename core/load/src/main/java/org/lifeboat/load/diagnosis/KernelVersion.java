package org.lifeboat.load.diagnosis;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lifeboat.load.slots.SearchRule;

/**
 * The version of a kernel, and what it means for its pool.
 *
 * @param major 6 of 6.1
 * @param minor 1 of 6.1
 * @param patch 192 of 6.1.192, 0 of 6.1; distributions that keep their own count say 0
 */
public record KernelVersion(int major, int minor, int patch) {
  private static final Pattern FORM =
      Pattern.compile("(?:linux-)?(\\d{1,3})\\.(\\d{1,3})(?:\\.(\\d{1,4}))?\\b.*");

  /** The stable releases that took commit 1f221a0d0dbf, as their change logs say. */
  private static final int FIRST_ALIGNED_OF_5_10 = 35;

  private static final int FIRST_ALIGNED_OF_5_11 = 19;

  /**
   * That of a release or of a profile's id, {@code 6.1.0-9-amd64}, {@code linux-6.1}; empty where
   * it begins with none.
   */
  public static Optional<KernelVersion> of(String release) {
    Matcher form = FORM.matcher(release);
    return form.matches()
        ? Optional.of(
            new KernelVersion(
                Integer.parseInt(form.group(1)),
                Integer.parseInt(form.group(2)),
                form.group(3) == null ? 0 : Integer.parseInt(form.group(3))))
        : Optional.empty();
  }

  /** Whether its pool is cut into areas (commit 20347fca71a3). */
  public boolean hasAreas() {
    return isAtLeast(6, 0);
  }

  /** How it searches for slots (commits 1f221a0d0dbf, 7c3940bf81e5). */
  public SearchRule search() {
    if (isAtLeast(6, 3)) {
      return SearchRule.COUNTED;
    }
    return isAtLeast(5, 12) || isAlignedStable()
        ? SearchRule.UNTIL_WRAP
        : SearchRule.WITHOUT_ALIGNMENT;
  }

  private boolean isAlignedStable() {
    return major == 5
        && (minor == 10 && patch >= FIRST_ALIGNED_OF_5_10
            || minor == 11 && patch >= FIRST_ALIGNED_OF_5_11);
  }

  /** Whether it can be built to let the pool grow (CONFIG_SWIOTLB_DYNAMIC). */
  public boolean canGrow() {
    return isAtLeast(6, 7);
  }

  private boolean isAtLeast(int wantedMajor, int wantedMinor) {
    return major > wantedMajor || (major == wantedMajor && minor >= wantedMinor);
  }
}

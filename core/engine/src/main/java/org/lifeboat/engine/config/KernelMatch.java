package org.lifeboat.engine.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which profile stands for a version of the kernel.
 *
 * @param id the profile's
 * @param remark what to say to whoever asked, in a sentence; empty where the profile is of that
 *     version's own series
 */
public record KernelMatch(String id, Optional<String> remark) {
  /** Ids by the versions in them, those of one version alphabetically. */
  static final Comparator<String> ORDER =
      Comparator.comparing(
              (String id) -> versionIn(id), Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Comparator.naturalOrder());

  private static final String PREFIX = "linux-";

  /**
   * The profile of this version, or the nearest older one; the oldest where all are newer. A
   * profile of a stable release ({@code linux-5.15.46}) counts only in its own series: what was
   * brought there does not hold for what was released before it elsewhere. Profiles whose ids say
   * more than a version are variants and stand for nothing but themselves.
   *
   * @param version what is asked for
   * @param ids of the profiles
   */
  static KernelMatch nearest(KernelVersion version, Collection<String> ids) {
    List<KernelVersion> known =
        ids.stream()
            .flatMap(id -> versionOf(id).stream())
            .filter(v -> v.isMainline() || v.series().equals(version.series()))
            .sorted()
            .toList();
    Optional<KernelVersion> older =
        known.stream().filter(v -> v.compareTo(version) <= 0).reduce((one, next) -> next);
    return older.isEmpty()
        ? new KernelMatch(PREFIX + known.get(0), Optional.of(tooOld(version, known.get(0))))
        : new KernelMatch(PREFIX + older.get(), remark(version, older.get()));
  }

  private static String tooOld(KernelVersion version, KernelVersion oldest) {
    return "%s is older than all kernel profiles and takes %s, the oldest"
        .formatted(version.series(), PREFIX + oldest);
  }

  private static Optional<String> remark(KernelVersion version, KernelVersion found) {
    return found.series().equals(version.series())
        ? Optional.empty()
        : Optional.of(
            "%s takes %s, the nearest older profile".formatted(version.series(), PREFIX + found));
  }

  /** The version that an id says, if it says nothing else. */
  static Optional<KernelVersion> versionOf(String id) {
    return Optional.ofNullable(versionIn(id)).filter(version -> id.equals(PREFIX + version));
  }

  private static @Nullable KernelVersion versionIn(String id) {
    return id.startsWith(PREFIX)
        ? KernelVersion.of(id.substring(PREFIX.length())).orElse(null)
        : null;
  }
}

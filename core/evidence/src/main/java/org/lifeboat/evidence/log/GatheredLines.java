package org.lifeboat.evidence.log;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lifeboat.evidence.log.LoggedNote.Kind;
import org.lifeboat.load.diagnosis.RefusedMapping;

/** Lines of one kind, of which a few words are kept. */
final class GatheredLines {
  private static final int MOST_DEVICES = 4;
  private static final int LONGEST_EXAMPLE = 200;

  private static final Pattern DEVICE =
      Pattern.compile("\\b(?:[0-9a-f]{4,8}:)?([0-9a-f]{2}:[01][0-9a-f]\\.[0-7])\\b");

  /**
   * {@code snd_hda_intel 0000:0b:00.1: } before a message (drivers/base/core.c:dev_printk_emit).
   */
  private static final Pattern DRIVER = Pattern.compile("^([a-z][\\w-]{1,40}) (?=[0-9a-f]{4}:)");

  private final String example;
  private final Set<String> devices = new LinkedHashSet<>();
  private Optional<Refusals> refusals = Optional.empty();
  private int count;

  GatheredLines(String example) {
    this.example = example.substring(0, Math.min(example.length(), LONGEST_EXAMPLE)).strip();
  }

  void add(String message, Said said) {
    count++;
    if (said.refused().isPresent()) {
      RefusedMapping mapping = said.refused().get();
      refusals =
          Optional.of(refusals.map(r -> r.and(mapping)).orElseGet(() -> Refusals.of(mapping)));
    }
    Matcher device = DEVICE.matcher(message);
    if (devices.size() < MOST_DEVICES && device.find()) {
      Matcher driver = DRIVER.matcher(message);
      devices.add(device.group(1) + (driver.find() ? " (" + driver.group(1) + ")" : ""));
    }
  }

  LoggedNote note(Kind kind, LoggedPool pool, UsedTrend trend) {
    Optional<Refusals> numbers = refusals.map(r -> r.in(trend));
    return new LoggedNote(
        kind, count, List.copyOf(devices), example, explanation(kind, numbers, pool), numbers);
  }

  private static Explanation explanation(Kind kind, Optional<Refusals> numbers, LoggedPool pool) {
    if (kind == Kind.POOL_SEARCH_ENDLESS) {
      return PoolWords.endless(kind, pool);
    }
    return numbers
        .map(n -> new PoolWords(n, pool).explanation(kind))
        .orElseGet(() -> Explanation.of(kind));
  }
}

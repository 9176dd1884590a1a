package org.lifeboat.page.boot.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.engine.render.Sizes;
import org.lifeboat.engine.render.Words;

/** What a box says when it is pointed at. */
public final class Tips {
  private static final int OWNERS = 6;

  private Tips() {}

  /** The range, its owners and for how long, a line each. */
  static String of(MemoryRange range, Row.Span span) {
    return Stream.of(
            Stream.of(place(range) + " · " + Sizes.human(span.shares().bytes())),
            owners(span.shares().bytesByOwner()),
            Stream.of(moments(span)))
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n"));
  }

  /** A range as people write it. */
  public static String place(MemoryRange range) {
    return Sizes.address(range.start()) + "–" + Sizes.address(range.end());
  }

  private static Stream<String> owners(Map<Owner, Long> bytesByOwner) {
    List<Map.Entry<Owner, Long>> largestFirst =
        bytesByOwner.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .toList();
    Stream<String> named =
        largestFirst.stream()
            .limit(OWNERS)
            .map(e -> Words.clean(e.getKey().name()) + ": " + Sizes.human(e.getValue()));
    int more = largestFirst.size() - OWNERS;
    return more > 0 ? Stream.concat(named, Stream.of("and " + more + " more")) : named;
  }

  private static String moments(Row.Span span) {
    return span.to() - span.from() == 1
        ? "at moment " + span.to()
        : "from moment " + (span.from() + 1) + " to " + span.to();
  }
}

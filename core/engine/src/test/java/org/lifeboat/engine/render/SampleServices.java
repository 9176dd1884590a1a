package org.lifeboat.engine.render;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.service.ServedBoot;
import org.lifeboat.load.service.Service;
import org.lifeboat.load.service.Service.Hang;
import org.lifeboat.load.service.Service.Refused;
import org.lifeboat.load.service.Service.Tally;
import org.lifeboat.load.service.Service.WorkloadTally;
import org.lifeboat.load.slots.Refusal;

/** What came of a load of two workloads, written by hand. */
final class SampleServices {
  private static final long SECOND = 1_000_000_000L;
  private static final Tally DISK = new Tally(400, 0, 0, 0, Map.of(), 0);

  private SampleServices() {}

  /** Of 1000 mappings 600 are the network card's, and bounce. */
  static Service served() {
    return card(new Tally(0, 600, 0, 0, Map.of(), 0));
  }

  /** Some of them find no room. */
  static Service losing(int full, int fragmented) {
    Map<Refusal, Long> refused =
        fragmented == 0
            ? Map.of(Refusal.POOL_FULL, (long) full)
            : Map.of(Refusal.POOL_FULL, (long) full, Refusal.FRAGMENTED, (long) fragmented);
    return card(new Tally(0, 600 - full - fragmented, 0, 0, refused, 0));
  }

  /** There is no buffer. */
  static Service unreachable() {
    return with(new Tally(0, 0, 0, 600, Map.of(), 0), 0, 0, Optional.empty());
  }

  /** The buffer grows. */
  static Service grown(long bytes) {
    return with(new Tally(0, 590, 10, 0, Map.of(), 0), 2048, bytes, Optional.empty());
  }

  /** A search never ends. */
  static Service hanging() {
    return with(
        new Tally(0, 20, 0, 0, Map.of(), 0),
        1024,
        0,
        Optional.of(new Hang("card", 64 << 10, 0x140001000L, 1024, 1000)));
  }

  private static Service card(Tally tally) {
    return with(tally, 1024, 0, Optional.empty());
  }

  private static Service with(Tally card, long highWater, long grown, Optional<Hang> hang) {
    Tally total =
        new Tally(
            DISK.direct(),
            card.bounced(),
            card.single(),
            card.unreachable(),
            card.refused(),
            card.leaked());
    return new Service(
        5 * SECOND,
        total,
        List.of(new WorkloadTally("card", card), new WorkloadTally("disk", DISK)),
        highWater,
        highWater / 2.0,
        grown,
        firstRefused(card),
        hang);
  }

  private static Optional<Refused> firstRefused(Tally card) {
    return card.refused().isEmpty()
        ? Optional.empty()
        : Optional.of(new Refused("card", 2048, 1024, 1000, 7));
  }

  static ServedBoot after(BootReport report, Service service) {
    return new ServedBoot(report, Optional.of(service));
  }
}

package org.lifeboat.engine.plan;

import java.util.List;
import org.lifeboat.api.memory.Zone;

/** Something that goes wrong by order of an experiment. */
public sealed interface Fault {
  /**
   * A firmware bug that a driver's provider knows by name: a change of bytes before the boot.
   *
   * @param id its name
   */
  record Firmware(String id) implements Fault {}

  /**
   * A driver that fails at run time for a reason that no byte shows.
   *
   * @param driver its id
   * @param cause what it says
   */
  record DriverFails(String driver, String cause) implements Fault {}

  /**
   * Free memory is in pieces by the time the run-time stage begins.
   *
   * @param zone where
   * @param largestOrder the largest order of which the zone still has free blocks, 0 to 10
   * @param keepPercent share of the zone's free memory that stays free, 0 to 100
   */
  record Fragmentation(Zone zone, int largestOrder, int keepPercent) implements Fault {}

  /**
   * Free memory in pieces wherever a device of 32 address bits can reach: in both zones below 4 GB.
   *
   * @param largestOrder as {@link Fragmentation}
   * @param keepPercent as {@link Fragmentation}
   */
  static List<Fault> fragmentedBelow4G(int largestOrder, int keepPercent) {
    return List.of(
        new Fragmentation(Zone.DMA, largestOrder, keepPercent),
        new Fragmentation(Zone.DMA32, largestOrder, keepPercent));
  }
}

package org.lifeboat.engine.plan;

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
}

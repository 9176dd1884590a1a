package org.lifeboat.load.workload;

import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.load.slots.DmaLimits;

/** What one device asks of the pool. */
public sealed interface Workload permits GeneratedWorkload, RecordedWorkload {
  /** A word for people, one of its kind in its machine. */
  String name();

  /** The function that transfers. */
  PciAddress device();

  /** What its driver demands of a mapping's place. */
  DmaLimits limits();
}

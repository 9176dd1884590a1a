package org.lifeboat.engine.config;

import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.load.slots.DmaLimits;
import org.lifeboat.load.workload.Workload;

/** What a workload asks, before it is known whose it is. */
@FunctionalInterface
interface WorkloadBody {
  /** The workload of a device. */
  Workload of(String name, PciAddress device, DmaLimits limits);
}

package org.lifeboat.plugin.intelvtd;

/** When a kernel parses the DMAR table and maps units. */
public enum ParsePoint {
  /** When APICs are set up, before PCI is enumerated; at the latest when the driver starts. */
  INTERRUPT_SETUP,
  /** When the driver starts. */
  INITIALIZATION
}

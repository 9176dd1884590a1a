package org.lifeboat.plugin.intelvtd;

/**
 * What becomes of firmware's wish for protection from devices outside the machine
 * (drivers/iommu/intel/iommu.c:platform_optin_force_iommu).
 */
public enum OptIn {
  /** Nobody reads it (before 5.0). */
  UNKNOWN,
  /** It switches units on, whatever {@code iommu=off} says. */
  OVERRIDES_OFF,
  /** It switches units on, unless {@code iommu=off} stands against it. */
  YIELDS_TO_OFF
}

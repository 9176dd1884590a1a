package org.lifeboat.firmware.judge;

import java.util.Locale;

/** How bad a finding is, the worst first. */
public enum Severity {
  /** A kernel loses the IOMMU or what it protects, hangs, or is told something that cannot be. */
  ERROR,
  /** A rule of the specification is broken; the kernels known here live with it, or lose little. */
  WARNING,
  /** Worth knowing, and no fault. */
  NOTE;

  /** In lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

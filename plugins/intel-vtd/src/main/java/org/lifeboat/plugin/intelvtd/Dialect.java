package org.lifeboat.plugin.intelvtd;

import org.lifeboat.plugin.intelvtd.kernel.DialectRules;
import org.lifeboat.plugin.intelvtd.kernel.DmarKernel;
import org.lifeboat.plugin.intelvtd.kernel.FirmwareComplaints;
import org.lifeboat.plugin.intelvtd.linux26.Linux26;
import org.lifeboat.plugin.intelvtd.linux26.Version;
import org.lifeboat.plugin.intelvtd.linux61.Linux61;

/** Whose rules and words the driver follows. */
public enum Dialect {
  /** Linux 2.6.32. */
  LINUX_2_6_32(Linux26.RULES_2_6_32) {
    @Override
    DmarKernel kernel(IntelVtdSettings settings, FirmwareComplaints complaints) {
      return new Linux26(Version.V2_6_32, complaints, settings.maxAddressWidth());
    }
  },
  /** Linux 2.6.33. */
  LINUX_2_6_33(Linux26.RULES_2_6_33) {
    @Override
    DmarKernel kernel(IntelVtdSettings settings, FirmwareComplaints complaints) {
      return new Linux26(Version.V2_6_33, complaints, settings.maxAddressWidth());
    }
  },
  /** Linux 6.1. */
  LINUX_6_1(Linux61.RULES) {
    @Override
    DmarKernel kernel(IntelVtdSettings settings, FirmwareComplaints complaints) {
      return new Linux61(complaints, settings.maxAddressWidth(), settings.interruptRemapping());
    }
  };

  private final DialectRules rules;

  Dialect(DialectRules rules) {
    this.rules = rules;
  }

  DialectRules rules() {
    return rules;
  }

  abstract DmarKernel kernel(IntelVtdSettings settings, FirmwareComplaints complaints);
}

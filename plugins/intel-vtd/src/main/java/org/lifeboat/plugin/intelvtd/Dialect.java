package org.lifeboat.plugin.intelvtd;

import org.lifeboat.plugin.intelvtd.kernel.DialectRules;
import org.lifeboat.plugin.intelvtd.kernel.DmarKernel;
import org.lifeboat.plugin.intelvtd.kernel.FirmwareComplaints;
import org.lifeboat.plugin.intelvtd.linux26.Linux26;
import org.lifeboat.plugin.intelvtd.linux26.Version;
import org.lifeboat.plugin.intelvtd.linux61.Linux61;
import org.lifeboat.plugin.intelvtd.linux61.Rules;

/** Whose rules and words the driver follows. */
public enum Dialect {
  /** Linux 2.6.32. */
  LINUX_2_6_32 {
    @Override
    DialectRules rules(IntelVtdSettings settings) {
      return Linux26.RULES_2_6_32;
    }

    @Override
    DmarKernel kernel(IntelVtdSettings settings, FirmwareComplaints complaints) {
      return new Linux26(Version.V2_6_32, complaints, settings.maxAddressWidth());
    }
  },
  /** Linux 2.6.33. */
  LINUX_2_6_33 {
    @Override
    DialectRules rules(IntelVtdSettings settings) {
      return Linux26.RULES_2_6_33;
    }

    @Override
    DmarKernel kernel(IntelVtdSettings settings, FirmwareComplaints complaints) {
      return new Linux26(Version.V2_6_33, complaints, settings.maxAddressWidth());
    }
  },
  /** Linux 6.1, and others since 4.2 as far as settings say in what they differ. */
  LINUX_6_1 {
    @Override
    DialectRules rules(IntelVtdSettings settings) {
      return Linux61.rules(
          settings.yieldsToBounceBuffer(),
          settings.optIn() != OptIn.UNKNOWN,
          settings.optIn() == OptIn.OVERRIDES_OFF,
          settings.backtraces());
    }

    @Override
    DmarKernel kernel(IntelVtdSettings settings, FirmwareComplaints complaints) {
      return new Linux61(
          new Rules(
              settings.maxAddressWidth(),
              settings.interruptRemapping(),
              settings.optIn() != OptIn.UNKNOWN,
              settings.optIn() == OptIn.OVERRIDES_OFF,
              settings.regionCheck() != RegionCheck.NONE,
              settings.regionCheck() == RegionCheck.ABORTS,
              settings.nvsCoversRegions(),
              settings.narrowDevicesTranslated(),
              settings.capabilityAudit(),
              settings.satc(),
              settings.deviceLines()),
          complaints);
    }
  };

  /** What it does before the table is parsed. */
  abstract DialectRules rules(IntelVtdSettings settings);

  abstract DmarKernel kernel(IntelVtdSettings settings, FirmwareComplaints complaints);
}

package org.lifeboat.plugin.intelvtd;

import java.util.List;
import org.lifeboat.api.driver.FirmwareFault;
import org.lifeboat.api.driver.IommuDriver;
import org.lifeboat.api.driver.IommuDriverProvider;
import org.lifeboat.plugin.intelvtd.fault.IntelVtdFaults;

/** Makes Intel VT-d drivers. */
public final class IntelVtdProvider implements IommuDriverProvider<IntelVtdSettings> {
  @Override
  public String id() {
    return "intel-vtd";
  }

  @Override
  public String summary() {
    return "Intel VT-d: remapping units described by the DMAR table";
  }

  @Override
  public Class<IntelVtdSettings> settingsType() {
    return IntelVtdSettings.class;
  }

  @Override
  public IommuDriver create(IntelVtdSettings settings) {
    return new IntelVtd(settings);
  }

  @Override
  public List<FirmwareFault> faults() {
    return IntelVtdFaults.ALL;
  }
}

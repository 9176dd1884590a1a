package org.lifeboat.plugin.calgary;

import java.util.List;
import org.lifeboat.api.driver.FirmwareFault;
import org.lifeboat.api.driver.IommuDriver;
import org.lifeboat.api.driver.IommuDriverProvider;

/** Registers the Calgary driver. */
public final class CalgaryProvider implements IommuDriverProvider<CalgarySettings> {
  @Override
  public String id() {
    return "calgary";
  }

  @Override
  public String summary() {
    return "Calgary, the translating host bridges of IBM X-Architecture servers";
  }

  @Override
  public Class<CalgarySettings> settingsType() {
    return CalgarySettings.class;
  }

  @Override
  public IommuDriver create(CalgarySettings settings) {
    return new CalgaryDriver(settings);
  }

  @Override
  public List<FirmwareFault> faults() {
    return RioFaults.all();
  }
}

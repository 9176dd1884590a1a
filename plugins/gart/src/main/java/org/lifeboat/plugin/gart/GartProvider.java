package org.lifeboat.plugin.gart;

import org.lifeboat.api.driver.IommuDriver;
import org.lifeboat.api.driver.IommuDriverProvider;

/** Registers the GART driver. */
public final class GartProvider implements IommuDriverProvider<GartSettings> {
  @Override
  public String id() {
    return "gart";
  }

  @Override
  public String summary() {
    return "GART, the remapping window in the northbridges of AMD K8 and its heirs";
  }

  @Override
  public Class<GartSettings> settingsType() {
    return GartSettings.class;
  }

  @Override
  public IommuDriver create(GartSettings settings) {
    return new GartDriver(settings);
  }
}

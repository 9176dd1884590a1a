package org.lifeboat.plugin.amdvi;

import java.util.List;
import org.lifeboat.api.driver.FirmwareFault;
import org.lifeboat.api.driver.IommuDriver;
import org.lifeboat.api.driver.IommuDriverProvider;

/** Registers the AMD-Vi driver. */
public final class AmdViProvider implements IommuDriverProvider<AmdViSettings> {
  @Override
  public String id() {
    return "amd-vi";
  }

  @Override
  public String summary() {
    return "AMD-Vi, the IOMMU of AMD and Hygon machines, described by the ACPI table IVRS";
  }

  @Override
  public Class<AmdViSettings> settingsType() {
    return AmdViSettings.class;
  }

  @Override
  public IommuDriver create(AmdViSettings settings) {
    return new AmdViDriver(settings);
  }

  @Override
  public List<FirmwareFault> faults() {
    return IvrsFaults.all();
  }
}

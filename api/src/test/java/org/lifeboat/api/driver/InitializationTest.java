package org.lifeboat.api.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.pci.PciAddress;

/** When a working IOMMU helps nobody. */
class InitializationTest {
  private static final IommuGroup TRANSLATED =
      new IommuGroup(List.of(PciAddress.parse("00:00.0")), false);
  private static final IommuGroup IDENTITY =
      new IommuGroup(List.of(PciAddress.parse("00:02.0")), true);

  private static boolean passthrough(IommuGroup... groups) {
    return new Initialization.Active(1, List.of(groups)).passthrough();
  }

  @Test
  void passthroughMeansThatAllGroupsSeePhysicalAddresses() {
    assertThat(passthrough(IDENTITY)).isTrue();
    assertThat(passthrough(IDENTITY, TRANSLATED)).isFalse();
    assertThat(passthrough(TRANSLATED)).isFalse();
  }

  @Test
  void withoutGroupsNothingIsPassedThrough() {
    assertThat(passthrough()).isFalse();
  }
}

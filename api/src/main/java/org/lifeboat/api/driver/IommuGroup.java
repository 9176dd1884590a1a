package org.lifeboat.api.driver;

import java.util.List;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;

/**
 * Functions that an IOMMU cannot tell apart, so that they share what they see of memory
 * (drivers/iommu/iommu.c:iommu_group).
 *
 * @param functions its members, in the order in which they came
 * @param passthrough whether they see physical addresses (an identity domain): the unit works, but
 *     does not help a member that cannot reach memory
 */
public record IommuGroup(List<PciAddress> functions, boolean passthrough) {
  /**
   * Copies the list.
   *
   * @param functions its members, in the order in which they came
   * @param passthrough whether they see physical addresses
   */
  public IommuGroup {
    functions = List.copyOf(functions);
  }

  /**
   * A group of these functions.
   *
   * @param functions its members, in the order in which they came
   * @param passthrough whether they see physical addresses
   * @return the group with their addresses
   */
  public static IommuGroup of(List<PciFunction> functions, boolean passthrough) {
    return new IommuGroup(functions.stream().map(PciFunction::address).toList(), passthrough);
  }
}

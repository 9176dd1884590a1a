package org.lifeboat.plugin.amdvi;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.api.stage.Severity;

/**
 * Puts the functions that a unit serves into IOMMU groups, as each unit is registered
 * (iommu_group_add_device); groups are numbered as they come.
 */
final class GroupRegistration {
  private final RuntimeStage stage;
  private final RequesterMap requesters;
  private final List<PciAddress> served;
  private final Map<PciAddress, List<PciAddress>> groupOf = new HashMap<>();
  private final Map<List<PciAddress>, Integer> numbers = new LinkedHashMap<>();

  GroupRegistration(RuntimeStage stage, RequesterMap requesters) {
    this.stage = stage;
    this.requesters = requesters;
    List<PciFunction> functions =
        stage.pciFunctions().stream()
            .filter(f -> requesters.unitOf(f.address()).isPresent())
            .toList();
    served = functions.stream().map(PciFunction::address).toList();
    for (List<PciAddress> group : IommuGroups.of(functions)) {
      group.forEach(member -> groupOf.put(member, group));
    }
  }

  /** Registers the functions of one unit. */
  void register(int unit) {
    for (PciAddress function : served) {
      if (requesters.unitOf(function).equals(OptionalInt.of(unit))) {
        int number =
            numbers.computeIfAbsent(
                groupOf.getOrDefault(function, List.of(function)), g -> numbers.size());
        stage.print(Severity.INFO, "pci %s: Adding to iommu group %d".formatted(function, number));
      }
    }
  }

  /** The groups so far, by number. */
  List<List<PciAddress>> all() {
    return List.copyOf(numbers.keySet());
  }
}

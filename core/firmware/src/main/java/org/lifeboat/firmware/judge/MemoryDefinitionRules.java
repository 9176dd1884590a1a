package org.lifeboat.firmware.judge;

import org.lifeboat.firmware.decode.IvrsLayouts;
import org.lifeboat.firmware.decode.Layouts;
import org.lifeboat.firmware.decode.Structure;
import org.lifeboat.firmware.decode.Table;

/** Memory definitions (AMD 5.2.2.3; drivers/iommu/amd/init.c:init_unity_map_range). */
final class MemoryDefinitionRules implements Rule {
  private static final long PAGE_BYTES = 4096;
  private static final int UNITY = 0;
  private static final int EXCLUSION = 3;

  @Override
  public void check(Table table, Findings findings) {
    table.structures().stream()
        .filter(IvrsLayouts::isMemory)
        .filter(block -> block.field(IvrsLayouts.REGION_BYTES).isPresent())
        .forEach(block -> memory(block, findings));
  }

  private static void memory(Structure block, Findings findings) {
    long start = block.number(IvrsLayouts.REGION_START);
    long bytes = block.number(IvrsLayouts.REGION_BYTES);
    if (!block.flag(Layouts.FLAGS, UNITY) && !block.flag(Layouts.FLAGS, EXCLUSION)) {
      findings.at(
          block,
          Layouts.FLAGS,
          Code.IVRS_MEMORY_NO_EFFECT,
          "Neither Unity nor ExclusionRange is set.");
    }
    if (bytes == 0) {
      findings.at(
          block, IvrsLayouts.REGION_BYTES, Code.IVRS_MEMORY_EMPTY, "The memory has no byte.");
    } else if (start % PAGE_BYTES != 0 || bytes % PAGE_BYTES != 0) {
      findings.at(
          block,
          IvrsLayouts.REGION_START,
          Code.IVRS_MEMORY_UNALIGNED,
          "0x%x bytes from 0x%x are not made of whole pages of 4 KB.".formatted(bytes, start));
    }
    long first = block.number(IvrsLayouts.DEVICE_ID);
    long last = block.number(IvrsLayouts.AUXILIARY);
    if (block.is(IvrsLayouts.IVMD_22) && last < first) {
      findings.at(
          block,
          IvrsLayouts.AUXILIARY,
          Code.IVRS_MEMORY_BACKWARDS,
          "The range of devices ends before it starts.");
    }
  }
}

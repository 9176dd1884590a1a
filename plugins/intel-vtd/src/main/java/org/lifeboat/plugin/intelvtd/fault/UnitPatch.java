package org.lifeboat.plugin.intelvtd.fault;

import java.util.Arrays;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.lifeboat.api.driver.FirmwareImage;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.plugin.intelvtd.table.DmarTable;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Drhd;
import org.lifeboat.plugin.intelvtd.unit.Capabilities;

/** Changes of the registers of the units that a machine's DMAR table names. */
final class UnitPatch {
  private UnitPatch() {}

  /** All registers read all ones. */
  static FirmwareImage silenced(FirmwareImage image) {
    byte[] ones = new byte[Pages.SIZE];
    Arrays.fill(ones, (byte) 0xff);
    return patched(image, page -> new RegisterPage(page.address(), Bytes.of(ones), false));
  }

  /** Units carry out no command. */
  static FirmwareImage deadened(FirmwareImage image) {
    return patched(image, page -> new RegisterPage(page.address(), page.content(), false));
  }

  /**
   * Units support these address widths, a bit each, and no scalable mode, which has widths of its
   * own.
   */
  static FirmwareImage withWidths(FirmwareImage image, int widths) {
    return patched(
        image,
        page -> {
          Bytes content = page.content();
          long cap =
              (content.u64(Capabilities.CAP_OFFSET) & ~Capabilities.SAGAW_MASK)
                  | (long) widths << 8;
          long ecap = content.u64(Capabilities.ECAP_OFFSET) & ~Capabilities.SMTS_MASK;
          Bytes changed =
              content
                  .with(Capabilities.CAP_OFFSET, TablePatch.littleEndian(cap, Long.BYTES))
                  .with(Capabilities.ECAP_OFFSET, TablePatch.littleEndian(ecap, Long.BYTES));
          return new RegisterPage(page.address(), changed, page.acknowledgesCommands());
        });
  }

  private static FirmwareImage patched(FirmwareImage image, UnaryOperator<RegisterPage> change) {
    Set<Long> units =
        image.tables().stream()
            .filter(table -> table.signature().equals(DmarTable.SIGNATURE))
            .flatMap(table -> new DmarTable(table.content()).units())
            .map(Drhd::address)
            .collect(Collectors.toUnmodifiableSet());
    return new FirmwareImage(
        image.tables(),
        image.registers().stream()
            .map(page -> units.contains(page.address()) ? change.apply(page) : page)
            .toList());
  }
}

package org.lifeboat.api.driver;

import java.util.List;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareTable;

/**
 * What a firmware fault may change of a machine.
 *
 * @param tables all ACPI tables
 * @param registers all register pages
 */
public record FirmwareImage(List<FirmwareTable> tables, List<RegisterPage> registers) {
  /**
   * Copies the lists.
   *
   * @param tables all ACPI tables
   * @param registers all register pages
   */
  public FirmwareImage {
    tables = List.copyOf(tables);
    registers = List.copyOf(registers);
  }

  /**
   * Registers that answer at an address.
   *
   * @param address physical address, page aligned
   * @param content what reads give; the rest of its last page reads zero
   * @param acknowledgesCommands whether a unit stands behind it (true) or plain memory (false)
   */
  public record RegisterPage(long address, Bytes content, boolean acknowledgesCommands) {}

  /**
   * The same with some tables changed.
   *
   * @param signature which: each table with these four characters
   * @param change what becomes of each
   * @return the image with what {@code change} made of them
   */
  public FirmwareImage mapTable(
      String signature, java.util.function.UnaryOperator<FirmwareTable> change) {
    return new FirmwareImage(
        tables.stream().map(t -> t.signature().equals(signature) ? change.apply(t) : t).toList(),
        registers);
  }
}

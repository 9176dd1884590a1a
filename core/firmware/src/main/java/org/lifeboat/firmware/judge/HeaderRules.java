package org.lifeboat.firmware.judge;

import org.lifeboat.firmware.decode.Layouts;
import org.lifeboat.firmware.decode.Structure;
import org.lifeboat.firmware.decode.Table;

/** The header that all ACPI tables share (ACPI specification 5.2.6). */
final class HeaderRules implements Rule {
  @Override
  public void check(Table table, Findings findings) {
    Structure header = table.header();
    long claimed = table.claimedLength();
    int there = table.content().length();
    int fixed = header.layout().fixedBytes();
    if (claimed < fixed || there < fixed) {
      findings.at(
          header,
          Layouts.LENGTH,
          Code.ACPI_TABLE_SHORT,
          "The header alone takes %s bytes; the table claims %s, and %s are there."
              .formatted(fixed, claimed, there));
    }
    if (claimed > there) {
      findings.at(
          header,
          Layouts.LENGTH,
          Code.ACPI_TABLE_CUT,
          "The table claims %s bytes, and only %s are there.".formatted(claimed, there));
      return;
    }
    if (claimed < there && claimed >= fixed) {
      findings.at(
          header,
          Layouts.LENGTH,
          Code.ACPI_TABLE_LONGER,
          "%s bytes follow the %s that the table claims.".formatted(there - claimed, claimed));
    }
    int excess = table.content().sum(0, (int) claimed);
    if (excess != 0) {
      findings.at(
          header,
          Layouts.CHECKSUM,
          Code.ACPI_CHECKSUM,
          "All bytes add up to 0x%02x instead of 0; a checksum of 0x%02x would be right."
              .formatted(excess, header.number(Layouts.CHECKSUM) - excess & 0xff));
    }
  }
}

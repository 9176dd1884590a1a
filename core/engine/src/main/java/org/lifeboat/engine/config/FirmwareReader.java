package org.lifeboat.engine.config;

import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;

/** Reads ACPI tables and register pages of one machine. */
final class FirmwareReader {
  private static final int SIGNATURE_CHARACTERS = 4;

  private final Ranges registers = new Ranges();

  FirmwareTable table(Block block) {
    String signature = block.text("signature").required();
    if (block.has("signature") && !isSignature(signature)) {
      block
          .find("signature")
          .ifPresent(
              n ->
                  n.problem(
                      Quote.quoted(signature) + " is no signature", "four characters like DMAR"));
    }
    return new FirmwareTable(
        signature, block.address("address").or(0L), ContentReader.bytes(block));
  }

  /** Trailing blanks pad a shorter name. */
  private static boolean isSignature(String text) {
    return text.length() == SIGNATURE_CHARACTERS
        && !text.isBlank()
        && text.stripTrailing().chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  RegisterPage registers(Block block) {
    long address = block.address("address").required();
    if (address % Pages.SIZE != 0) {
      block
          .find("address")
          .ifPresent(
              n -> n.problem("0x%x is not the start of a page".formatted(address), "...000"));
    }
    Bytes content = block.has("words") ? WordReader.registers(block) : ContentReader.bytes(block);
    registers
        .clash(MemoryRange.ofSize(address, Math.max(content.length(), Pages.SIZE)))
        .ifPresent(other -> block.node().problem("overlaps the registers at " + other, ""));
    return new RegisterPage(address, content, block.flag("acknowledges-commands").or(true));
  }
}

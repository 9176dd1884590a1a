package org.lifeboat.evidence.draft;

import java.util.ArrayList;
import java.util.List;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.memory.Pages;

/** Writes the firmware tables and registers of a draft. */
final class FirmwareWriter {
  private static final int WORD_BYTES = 8;

  private FirmwareWriter() {}

  static void write(Draft draft, MachineText text) {
    text.blank();
    for (Told<FirmwareTable> told : draft.tables()) {
      FirmwareTable table = told.value();
      String address = table.address() == 0 ? "" : ", address = 0x%x".formatted(table.address());
      text.comment(told.from())
          .open("tables += { signature = " + MachineText.quoted(table.signature()) + address)
          .hex("hex", table.content())
          .close("}");
    }
    for (String signature : draft.unread()) {
      text.comment(
          "There is a table %s; nothing in this kernel read it, as if it was built without the driver: it is left out."
              .formatted(signature));
    }
    String last = "";
    for (Told<RegisterPage> told : draft.registers()) {
      if (!told.from().equals(last)) {
        text.comment(told.from());
        last = told.from();
      }
      registers(told.value(), text);
    }
  }

  private static void registers(RegisterPage page, MachineText text) {
    String memory = page.acknowledgesCommands() ? "" : ", acknowledges-commands = false";
    Bytes content = page.content();
    if (content.length() > Pages.SIZE) {
      text.open("registers += { address = 0x%x%s".formatted(page.address(), memory))
          .hex("hex", content)
          .close("}");
      return;
    }
    List<String> words = new ArrayList<>();
    for (int at = 0; at < content.length(); at += WORD_BYTES) {
      if (content.u64(at) != 0) {
        words.add("\"0x%02x\" = 0x%x".formatted(at, content.u64(at)));
      }
    }
    text.line(
        "registers += { address = 0x%x%s, words { %s } }"
            .formatted(page.address(), memory, String.join(", ", words)));
  }
}

package org.lifeboat.engine.config;

import java.util.List;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.Dmi;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.plan.Unknown;

/** Writes a {@code machine} block: what {@link MachineReader} reads. */
final class MachineWriter {
  private static final int REGISTER_BYTES = 8;
  private static final int CONFIG_WORD_BYTES = 4;

  /** With more of them, rows of bytes are easier to read. */
  private static final int MOST_WORDS = 48;

  private MachineWriter() {}

  static WrittenBlock write(Machine machine) {
    WrittenBlock block = new WrittenBlock().text("id", machine.id());
    block.textUnlessEmpty("description", machine.description());
    block.list("memory-map", List.of());
    machine.firmwareMap().entries().forEach(e -> block.add("memory-map", mapEntry(e)));
    machine.nodes().forEach(node -> block.add("nodes", node(node)));
    machine
        .processorNodes()
        .forEach(n -> block.add("processor-nodes", WrittenBlock.wordOf(n.toString())));
    machine.firmware().tables().forEach(table -> block.add("tables", table(table)));
    machine.firmware().registers().forEach(page -> block.add("registers", registers(page)));
    machine.functions().forEach(function -> block.add("functions", function(function)));
    block.blockUnlessEmpty("processor", processor(machine.processor()));
    block.blockUnlessEmpty("dmi", dmi(machine.dmi()));
    block.blockUnlessEmpty("boot", loader(machine.loader()));
    machine.holdings().forEach(holding -> block.add("holdings", holding(holding)));
    machine.unknowns().forEach(unknown -> block.add("unknown", unknown(unknown)));
    machine.workloads().forEach(w -> block.add("workloads", WorkloadWriter.write(w)));
    return block;
  }

  private static WrittenBlock mapEntry(FirmwareMap.Entry entry) {
    return new WrittenBlock().range(entry.range()).text("type", entry.kind().text());
  }

  private static WrittenBlock node(Machine.NodeMemory node) {
    return new WrittenBlock()
        .number("node", node.node())
        .range(node.range())
        .flagUnless(false, "hot-pluggable", node.hotPluggable());
  }

  static WrittenBlock table(FirmwareTable table) {
    WrittenBlock block = new WrittenBlock().text("signature", table.signature());
    if (table.address() != 0) {
      block.hex("address", table.address());
    }
    return block.rows("hex", table.content());
  }

  static WrittenBlock registers(RegisterPage page) {
    WrittenBlock block =
        new WrittenBlock()
            .hex("address", page.address())
            .flagUnless(true, "acknowledges-commands", page.acknowledgesCommands());
    if (page.content().length() == Pages.SIZE) {
      WrittenBlock words = new WrittenBlock();
      for (int at = 0; at < Pages.SIZE; at += REGISTER_BYTES) {
        long word = page.content().u64(at);
        if (word != 0) {
          words.put("0x%02x".formatted(at), WrittenBlock.wordOf("0x" + Long.toHexString(word)));
        }
      }
      if (words.byKey().size() <= MOST_WORDS) {
        return block.put("words", words);
      }
    }
    return block.rows("hex", page.content());
  }

  static WrittenBlock function(PciFunction f) {
    WrittenBlock block =
        new WrittenBlock()
            .text("address", f.address().toString())
            .hex("vendor", f.vendorId(), 4)
            .hex("device", f.deviceId(), 4)
            .hex("class", f.classCode(), 6)
            .textUnlessEmpty("name", f.name());
    if (f.dmaMaskBits() != PciReader.DEFAULT_MASK_BITS) {
      block.number("dma-mask-bits", f.dmaMaskBits());
    }
    if (f.coherentMaskBits() != PciReader.DEFAULT_MASK_BITS) {
      block.number("coherent-mask-bits", f.coherentMaskBits());
    }
    block.flagUnless(false, "external-facing", f.externalFacing());
    f.bridge()
        .ifPresent(
            b ->
                block.put(
                    "bridge",
                    new WrittenBlock()
                        .number("secondary", b.secondary())
                        .number("subordinate", b.subordinate())));
    return block.blockUnlessEmpty("config-words", configuration(f.config()));
  }

  /** The words that are not zero, and the last, which tells how much is known. */
  private static WrittenBlock configuration(Bytes config) {
    WrittenBlock words = new WrittenBlock();
    for (int at = 0; at < config.length(); at += CONFIG_WORD_BYTES) {
      if (config.u32(at) != 0 || at + CONFIG_WORD_BYTES >= config.length()) {
        words.put(
            "0x%02x".formatted(at),
            WrittenBlock.wordOf("0x" + Integer.toHexString(config.u32(at))));
      }
    }
    return words;
  }

  static WrittenBlock processor(Processor p) {
    Processor usual = MachineReader.PROCESSOR;
    WrittenBlock block = new WrittenBlock();
    if (p.vendor() != usual.vendor()) {
      block.choice("vendor", p.vendor());
    }
    if (p.family() != usual.family() || p.model() != usual.model()) {
      block.number("family", p.family()).number("model", p.model());
    }
    if (p.possible() != usual.possible()) {
      block.number("possible", p.possible());
    }
    return block
        .flagUnless(usual.x2apic(), "x2apic", p.x2apic())
        .flagUnless(usual.fiveLevelPaging(), "five-level-paging", p.fiveLevelPaging());
  }

  static WrittenBlock dmi(Dmi dmi) {
    return new WrittenBlock()
        .textUnlessEmpty("system-vendor", dmi.systemVendor())
        .textUnlessEmpty("product-name", dmi.productName())
        .textUnlessEmpty("product-version", dmi.productVersion())
        .textUnlessEmpty("bios-vendor", dmi.biosVendor())
        .textUnlessEmpty("bios-version", dmi.biosVersion());
  }

  private static WrittenBlock loader(Machine.BootLoader loader) {
    WrittenBlock block = new WrittenBlock();
    loader.kernelBase().ifPresent(base -> block.hex("kernel-base", base));
    loader.initrd().ifPresent(range -> block.put("initrd", new WrittenBlock().range(range)));
    return block
        .sizeUnlessZero("initrd-table-bytes", loader.initrdTableBytes())
        .flagUnless(false, "measured-launch", loader.measuredLaunch())
        .textUnlessEmpty("command-line", loader.commandLine());
  }

  private static WrittenBlock holding(Machine.Holding holding) {
    return new WrittenBlock().text("name", holding.name()).range(holding.range());
  }

  static WrittenBlock unknown(Unknown unknown) {
    return new WrittenBlock().choice("what", unknown.kind()).textUnlessEmpty("why", unknown.why());
  }
}

package org.lifeboat.evidence.draft;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lifeboat.api.firmware.Dmi;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.engine.plan.Machine.Holding;
import org.lifeboat.engine.plan.Machine.NodeMemory;
import org.lifeboat.engine.plan.Unknown;

/** Writes the machine file of a draft: parts that nothing told of are left out. */
public final class MachineWriter {
  private final Draft draft;
  private final MachineText text = new MachineText();

  private MachineWriter(Draft draft) {
    this.draft = draft;
  }

  /** The file's text. */
  public static String write(Draft draft) {
    MachineWriter writer = new MachineWriter(draft);
    writer.write();
    return writer.text.toString();
  }

  private void write() {
    draft.origins().forEach(text::comment);
    text.comment("What is assumed stands under 'unknown'.");
    draft.told(Part.KERNEL).ifPresent(this::kernel);
    text.blank().open("machine {");
    draft.told(Part.ID).ifPresent(t -> text.text("id", t.value(), t.from()));
    draft.told(Part.DESCRIPTION).ifPresent(t -> text.text("description", t.value(), t.from()));
    draft.told(Part.MEMORY_MAP).ifPresent(this::memoryMap);
    draft.told(Part.NODES).filter(t -> !t.value().isEmpty()).ifPresent(this::nodes);
    draft.told(Part.PROCESSOR_NODES).filter(t -> !t.value().isEmpty()).ifPresent(this::dealtOut);
    processor();
    draft.told(Part.DMI).filter(t -> !t.value().equals(Dmi.NONE)).ifPresent(this::dmi);
    FirmwareWriter.write(draft, text);
    draft.told(Part.FUNCTIONS).ifPresent(t -> FunctionWriter.write(t, text));
    loader();
    draft.told(Part.HOLDINGS).filter(t -> !t.value().isEmpty()).ifPresent(this::holdings);
    unknowns();
    text.close("}");
  }

  private void kernel(Told<Kernel> kernel) {
    text.text("kernel", kernel.value().id(), kernel.from());
    kernel.value().defaults().forEach(d -> text.word(d.key(), d.value(), d.why()));
  }

  private void memoryMap(Told<FirmwareMap> map) {
    text.blank().comment("The memory map: " + map.from() + ".").open("memory-map = [");
    for (FirmwareMap.Entry entry : map.value().entries()) {
      text.line(
          "{ %s, type = \"%s\" }".formatted(MachineText.range(entry.range()), entry.kind().text()));
    }
    text.close("]");
  }

  private void nodes(Told<List<NodeMemory>> nodes) {
    text.comment("Which memory belongs to which node: " + nodes.from() + ".").open("nodes = [");
    for (NodeMemory each : nodes.value()) {
      text.line(
          "{ node = %s, %s, hot-pluggable = %s }"
              .formatted(each.node(), MachineText.range(each.range()), each.hotPluggable()));
    }
    text.close("]");
  }

  private void dealtOut(Told<List<Integer>> nodes) {
    List<String> numbers = nodes.value().stream().map(String::valueOf).toList();
    text.word("processor-nodes", MachineText.list(numbers), nodes.from());
  }

  private void processor() {
    text.blank().open("processor {");
    draft
        .told(Part.PROCESSOR)
        .ifPresent(
            told -> {
              Processor p = told.value();
              text.word("vendor", p.vendor().name().toLowerCase(Locale.ROOT), told.from());
              text.word("family", p.family(), "").word("model", p.model(), "");
              text.word("x2apic", p.x2apic(), "");
              text.word("five-level-paging", p.fiveLevelPaging(), "");
            });
    draft
        .told(Part.POSSIBLE)
        .ifPresent(
            t ->
                text.word(
                    "possible", t.value(), "processors that are or may be there, " + t.from()));
    text.close("}");
  }

  private void dmi(Told<Dmi> told) {
    Dmi dmi = told.value();
    text.open("dmi {  # " + told.from());
    Map.of(
            "system-vendor", dmi.systemVendor(),
            "product-name", dmi.productName(),
            "product-version", dmi.productVersion(),
            "bios-vendor", dmi.biosVendor(),
            "bios-version", dmi.biosVersion())
        .entrySet()
        .stream()
        .filter(e -> !e.getValue().isEmpty())
        .sorted(Map.Entry.<String, String>comparingByKey().reversed())
        .forEach(e -> text.text(e.getKey(), e.getValue(), ""));
    text.close("}");
  }

  private void loader() {
    text.blank().open("boot {");
    draft
        .told(Part.KERNEL_BASE)
        .ifPresent(t -> text.word("kernel-base", "0x%x".formatted(t.value()), t.from()));
    draft
        .told(Part.INITRD)
        .ifPresent(
            t ->
                text.line("initrd { %s }  # %s".formatted(MachineText.range(t.value()), t.from())));
    draft
        .told(Part.INITRD_TABLES)
        .filter(t -> t.value() > 0)
        .ifPresent(t -> text.word("initrd-table-bytes", t.value(), t.from()));
    draft.told(Part.COMMAND_LINE).ifPresent(t -> text.text("command-line", t.value(), t.from()));
    text.close("}");
  }

  private void holdings(Told<List<Holding>> holdings) {
    text.blank()
        .comment("RAM that is taken before the kernel looks: " + holdings.from() + ".")
        .open("holdings = [");
    for (Holding holding : holdings.value()) {
      text.line(
          "{ name = %s, %s }"
              .formatted(MachineText.quoted(holding.name()), MachineText.range(holding.range())));
    }
    text.close("]");
  }

  private void unknowns() {
    text.blank().open("unknown = [");
    for (Unknown each : draft.doubts()) {
      text.line(
          "{ what = %s, why = %s }"
              .formatted(
                  each.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                  MachineText.quoted(each.why())));
    }
    text.close("]");
  }
}

package org.lifeboat.evidence.source;

import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.evidence.draft.Draft;
import org.lifeboat.evidence.draft.Part;
import org.lifeboat.evidence.draft.Release;
import org.lifeboat.evidence.draft.Told;
import org.lifeboat.evidence.recording.Recording;

/** The machine of a recording: its inputs, so that nothing is left to assume. */
final class FromRecording {
  private static final String FROM = "the recording";

  private FromRecording() {}

  static void tell(Draft draft, Recording recording, Machine machine, String name) {
    draft.comesFrom(
        "Made from the recording %s: its inputs, not what came of them.".formatted(name));
    draft.tell(Part.ID, Told.of(machine.id(), ""));
    recording
        .kernelVersion()
        .ifPresent(v -> draft.tell(Part.RELEASE, Told.of(new Release(v, ""), "the recording's")));
    draft.tell(Part.MEMORY_MAP, Told.of(machine.firmwareMap(), FROM));
    draft.tell(Part.NODES, Told.of(machine.nodes(), FROM));
    draft.tell(Part.PROCESSOR_NODES, Told.of(machine.processorNodes(), FROM));
    draft.tell(Part.PROCESSOR, Told.of(machine.processor(), FROM));
    draft.tell(Part.POSSIBLE, Told.of(machine.processor().possible(), FROM));
    draft.tell(Part.DMI, Told.of(machine.dmi(), FROM));
    for (FirmwareTable table : machine.firmware().tables()) {
      draft.tellTable(Told.of(table, "From the recording."));
    }
    machine
        .firmware()
        .registers()
        .forEach(page -> draft.tellRegisters(Told.of(page, "What the board's registers read.")));
    draft.tell(Part.FUNCTIONS, Told.of(machine.functions(), FROM));
    tellLoader(draft, machine.loader());
    draft.tell(Part.HOLDINGS, Told.of(machine.holdings(), FROM));
  }

  private static void tellLoader(Draft draft, Machine.BootLoader loader) {
    draft.tell(Part.COMMAND_LINE, Told.of(loader.commandLine(), FROM));
    loader.kernelBase().ifPresent(b -> draft.tell(Part.KERNEL_BASE, Told.of(b, "kernel_code")));
    loader.initrd().ifPresent(r -> draft.tell(Part.INITRD, Told.of(r, "RAMDISK, initrd_bytes")));
    draft.tell(Part.INITRD_TABLES, Told.of(loader.initrdTableBytes(), "the log"));
  }
}

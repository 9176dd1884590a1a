package org.lifeboat.evidence.source;

import java.util.List;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.firmware.Processor.Vendor;
import org.lifeboat.engine.plan.Unknown.Kind;
import org.lifeboat.evidence.draft.Draft;
import org.lifeboat.evidence.draft.MachineText;
import org.lifeboat.evidence.draft.MachineWriter;
import org.lifeboat.evidence.draft.Part;
import org.lifeboat.evidence.draft.Told;
import org.lifeboat.evidence.table.Madt;

/** Makes a whole machine of what sources told: what none did is assumed, and said to be. */
final class Completion {
  private static final int DEFAULT_PROCESSORS = 4;

  /** CONFIG_RANDOMIZE_BASE moves the physical address since then (arch/x86/boot/compressed). */
  private static final int[] RANDOM_BASE = {4, 8};

  private static final Processor INTEL = new Processor(Vendor.INTEL, 6, 0x55, 1, false);
  private static final Processor K10 = new Processor(Vendor.AMD, 0x10, 4, 1, false);
  private static final Processor AMD = new Processor(Vendor.AMD, 0x17, 0x31, 1, false);

  private final Draft draft;

  private Completion(Draft draft) {
    this.draft = draft;
  }

  /**
   * The machine file.
   *
   * @param name what it is made of, for its id
   */
  static Imported of(Draft draft, String name, Profiles profiles) {
    Completion completion = new Completion(draft);
    draft.assume(Part.ID, () -> Told.of(MachineText.id(Names.bare(name)), ""));
    PlainMachine.completeMemory(draft);
    completion.processors();
    PlainMachine.completeDevices(draft);
    new Units(draft).complete();
    draft.assume(Part.KERNEL, new KernelChooser(draft, profiles)::choose);
    completion.kernelBase();
    completion.firmwareHoldings();
    return new Imported(MachineWriter.write(draft), draft.notes());
  }

  private void processors() {
    int listed = draft.table(Madt.SIGNATURE).map(t -> Madt.processors(t.content())).orElse(0);
    if (listed > 0) {
      draft.assume(Part.POSSIBLE, () -> Told.of(listed, "listed by the table APIC"));
    }
    draft.assume(
        Part.POSSIBLE,
        () ->
            Told.of(DEFAULT_PROCESSORS, "assumed")
                .doubting(
                    Kind.PROCESSORS,
                    "nothing says how many processors there may be; %s are assumed"
                        .formatted(DEFAULT_PROCESSORS)));
    boolean gart =
        draft.value(Part.FUNCTIONS).orElse(List.of()).stream().anyMatch(Northbridges::isOne);
    boolean amd = draft.table("IVRS").isPresent() || draft.isUnread("IVRS");
    draft.assume(
        Part.PROCESSOR,
        () ->
            gart
                ? Told.of(K10, "assumed by the northbridge")
                : Told.of(amd ? AMD : INTEL, "assumed by the tables"));
  }

  private void kernelBase() {
    String line = draft.value(Part.COMMAND_LINE).orElse("");
    boolean random = KernelChooser.family(draft).isAtLeast(RANDOM_BASE[0], RANDOM_BASE[1]);
    if (draft.told(Part.KERNEL_BASE).isEmpty() && random && !line.contains("nokaslr")) {
      draft.doubt(
          Kind.KERNEL_BASE, "KASLR may have put the kernel's image elsewhere than at 16 MB");
    }
  }

  private void firmwareHoldings() {
    boolean plain = draft.value(Part.MEMORY_MAP).filter(FreeIsland::isWhereAPoolGoes).isPresent();
    draft
        .value(Part.HIDDEN_HOLDINGS)
        .filter(why -> !plain)
        .ifPresent(
            why ->
                draft.doubt(
                    Kind.FIRMWARE_HOLDINGS,
                    "EFI keeps memory for itself that the map calls usable, and " + why));
  }
}

package org.lifeboat.evidence.source;

import java.util.List;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.engine.plan.Unknown.Kind;
import org.lifeboat.evidence.draft.Draft;
import org.lifeboat.evidence.draft.Part;
import org.lifeboat.evidence.draft.Told;
import org.lifeboat.evidence.table.AcpiDump;

/** What a running Linux shows of its machine, in /sys and /proc, or a copy of these. */
final class FromSystem {
  private static final String TABLES = "sys/firmware/acpi/tables/";
  private static final String MAP = "sys/firmware/memmap/";

  private final Tree tree;

  FromSystem(Tree tree) {
    this.tree = tree;
  }

  void tell(Draft draft) {
    SysKernel.tell(draft, tree);
    SysMemory.tellMap(draft, tree, MAP);
    SysMemory.tellKernelBase(draft, tree);
    SysMemory.tellLoader(draft, tree);
    if (tree.has("sys/firmware/efi")) {
      draft.tell(
          Part.HIDDEN_HOLDINGS,
          Told.of("a running system does not show where (a log with efi=debug would)", "EFI"));
    }
    new SysHardware(tree, draft).tell();
    tellTables(draft, tree, TABLES);
    SysPci.tell(draft, tree);
    noteWhatRootWouldSee(draft);
  }

  /** The tables in a directory, each in a file of its signature. */
  static void tellTables(Draft draft, Tree tree, String directory) {
    for (String name : tree.names(directory)) {
      if (FromTables.isWanted(name)) {
        int denied = tree.denied().size();
        tree.bytes(directory + name, AcpiDump.MOST_TABLE_BYTES)
            .flatMap(FromTables::raw)
            .ifPresent(table -> FromTables.tell(draft, table, "/" + directory + name));
        if (tree.denied().size() > denied) {
          doubt(draft, name);
        }
      }
    }
  }

  private static void doubt(Draft draft, String signature) {
    switch (signature) {
      case "DMAR", "IVRS" ->
          draft.doubt(
              Kind.REMAPPING_TABLE,
              "only root may read the table " + signature + ", which is left out");
      case "SRAT" ->
          draft.doubt(
              Kind.MEMORY_MAP,
              "only root may read the table SRAT: which memory belongs to which node is not known");
      default -> {}
    }
  }

  private void noteWhatRootWouldSee(Draft draft) {
    List<String> denied = tree.denied();
    if (!denied.isEmpty()) {
      draft.note(
          "only root may read %s%s: left out"
              .formatted(
                  denied.get(0),
                  denied.size() == 1 ? "" : " and " + (denied.size() - 1) + " more"));
    }
    if (tree.text("proc/iomem").filter(t -> t.contains("00000000-00000000 : ")).isPresent()) {
      draft.note("/proc/iomem shows addresses to root alone: where the kernel lies is left out");
    }
    boolean cut =
        tree.names("sys/bus/pci/devices").stream()
            .anyMatch(
                name ->
                    tree.bytes("sys/bus/pci/devices/" + name + "/config", 256)
                            .map(Bytes::length)
                            .orElse(256)
                        < 256);
    if (cut) {
      draft.note(
          "PCI configuration space is shown whole to root alone: isolation of devices is left out");
    }
  }
}

package org.lifeboat.engine.config;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.Dmi;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.plan.Unknown;
import org.lifeboat.load.workload.Workload;

/**
 * Builds a machine in Java. It takes whatever it is given; {@link #build} then says at once all
 * that is wrong, by the rules of machine files and in their terms. For one thread.
 */
public final class MachineBuilder {
  private static final String KEY = "machine";

  private final WrittenBlock machine;

  private MachineBuilder(WrittenBlock machine) {
    this.machine = machine;
  }

  /** A machine with a short name and nothing else yet; it must get memory. */
  public static MachineBuilder of(String id) {
    return new MachineBuilder(new WrittenBlock().text("id", id));
  }

  /** A machine like another, to be added to. */
  public static MachineBuilder of(Machine machine) {
    return new MachineBuilder(MachineWriter.write(machine));
  }

  /** One sentence for people. */
  public MachineBuilder description(String sentence) {
    machine.text("description", sentence);
    return this;
  }

  /** An entry more of the memory map: so many bytes of RAM for use. */
  public MachineBuilder ram(long start, long bytes) {
    return memory(start, bytes, FirmwareMap.Kind.USABLE);
  }

  /** An entry more of the memory map; entries may overlap and be in disorder. */
  public MachineBuilder memory(long start, long bytes, FirmwareMap.Kind kind) {
    machine.add("memory-map", new WrittenBlock().range(start, bytes).text("type", kind.text()));
    return this;
  }

  /** Memory that belongs to a NUMA node. */
  public MachineBuilder node(int node, long start, long bytes) {
    machine.add("nodes", new WrittenBlock().number("node", node).range(start, bytes));
    return this;
  }

  /** The same of memory that may be plugged later. */
  public MachineBuilder hotPluggableNode(int node, long start, long bytes) {
    WrittenBlock memory = new WrittenBlock().number("node", node).range(start, bytes);
    machine.add("nodes", memory.flag("hot-pluggable", true));
    return this;
  }

  /** The node of each processor, by number. */
  public MachineBuilder processorNodes(int... nodes) {
    for (int node : nodes) {
      machine.add("processor-nodes", WrittenBlock.wordOf(Integer.toString(node)));
    }
    return this;
  }

  /** An ACPI table, its header included. */
  public MachineBuilder table(String signature, long address, Bytes content) {
    machine.add("tables", MachineWriter.table(new FirmwareTable(signature, address, content)));
    return this;
  }

  /** Registers of a unit that answer at an address; the rest of their last page reads zero. */
  public MachineBuilder registers(long address, Bytes content) {
    return registers(new RegisterPage(address, content, true));
  }

  /** Registers, or plain memory that only looks like them. */
  public MachineBuilder registers(RegisterPage page) {
    machine.add("registers", MachineWriter.registers(page));
    return this;
  }

  /** A PCI function. */
  public MachineBuilder function(PciFunction function) {
    machine.add("functions", MachineWriter.function(function));
    return this;
  }

  /**
   * A PCI function whose driver can form addresses of so many bits.
   *
   * @param address {@code 0000:00:1f.2}
   * @param classCode 24 bits: base class, subclass, programming interface
   * @param maskBits 1 to 64 for streaming and coherent DMA alike; 0 where it does no DMA
   */
  public MachineBuilder function(
      String address, int vendor, int device, int classCode, int maskBits) {
    machine.add(
        "functions",
        new WrittenBlock()
            .text("address", address)
            .hex("vendor", vendor, 4)
            .hex("device", device, 4)
            .hex("class", classCode, 6)
            .number("dma-mask-bits", maskBits)
            .number("coherent-mask-bits", maskBits));
    return this;
  }

  /** The processors. */
  public MachineBuilder processor(Processor processor) {
    machine.put("processor", MachineWriter.processor(processor));
    return this;
  }

  /** SMBIOS strings. */
  public MachineBuilder dmi(Dmi dmi) {
    machine.put("dmi", MachineWriter.dmi(dmi));
    return this;
  }

  /** Where the boot loader put the kernel's image; without it, where the profile says. */
  public MachineBuilder kernelBase(long address) {
    return boot(boot -> boot.hex("kernel-base", address));
  }

  /** Where the initial RAM disk lies, byte-exact. */
  public MachineBuilder initrd(long start, long bytes) {
    return boot(boot -> boot.put("initrd", new WrittenBlock().range(start, bytes)));
  }

  /** Sum of the bytes of the ACPI tables that the initial RAM disk brings. */
  public MachineBuilder initrdTableBytes(long bytes) {
    return boot(boot -> boot.size("initrd-table-bytes", bytes));
  }

  /** Launched by tboot, on Intel's TXT. */
  public MachineBuilder measuredLaunch() {
    return boot(boot -> boot.flag("measured-launch", true));
  }

  /** The kernel's parameters, as the boot loader passes them. */
  public MachineBuilder commandLine(String parameters) {
    return boot(boot -> boot.text("command-line", parameters));
  }

  private MachineBuilder boot(UnaryOperator<WrittenBlock> change) {
    WrittenBlock before =
        machine.byKey().get("boot") instanceof WrittenBlock boot ? boot : new WrittenBlock();
    machine.put("boot", change.apply(before));
    return this;
  }

  /** RAM that something holds before the kernel looks. */
  public MachineBuilder holding(String name, long start, long bytes) {
    machine.add("holdings", new WrittenBlock().text("name", name).range(start, bytes));
    return this;
  }

  /** What of all this is assumed, and why, a clause without a point. */
  public MachineBuilder unknown(Unknown.Kind kind, String why) {
    machine.add("unknown", MachineWriter.unknown(new Unknown(kind, why)));
    return this;
  }

  /** What a function of this machine asks of the bounce pool after boot. */
  public MachineBuilder workload(Workload workload) {
    machine.add("workloads", WorkloadWriter.write(workload));
    return this;
  }

  /**
   * What a function asks by the defaults of its class.
   *
   * @param device {@code 0000:00:1f.2}
   * @param deviceClass {@code nic-receive}
   */
  public MachineBuilder workload(String device, String deviceClass) {
    WrittenBlock entry = new WrittenBlock().text("device", device);
    machine.add("workloads", entry.text(WorkloadClasses.CLASS, deviceClass));
    return this;
  }

  /**
   * The machine. The builder may go on and build others.
   *
   * @throws ConfigException if anything is wrong with it, with all that is
   */
  public Machine build() {
    Problems problems = new Problems();
    Hocon hocon = new Hocon(problems);
    Optional<Machine> built =
        new Node(KEY, machine.object(), problems).block(b -> MachineReader.read(b, hocon));
    return problems.orThrow(built);
  }

  /** Adds what was said so far to a plan. */
  void addTo(WrittenBlock plan) {
    plan.put(KEY, machine);
  }
}

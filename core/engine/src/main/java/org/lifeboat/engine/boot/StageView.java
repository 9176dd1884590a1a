package org.lifeboat.engine.boot;

import java.util.Optional;
import java.util.OptionalInt;
import org.lifeboat.api.firmware.Dmi;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.api.stage.IommuOptions;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.api.stage.Stage;

/** What one plugin sees of a boot at any stage. */
class StageView implements Stage {
  final BootContext boot;
  final PluginIdentity plugin;
  final StageGate gate;

  StageView(BootContext boot, PluginIdentity plugin, StageGate gate) {
    this.boot = boot;
    this.plugin = plugin;
    this.gate = gate;
  }

  @Override
  public final FirmwareMap firmwareMap() {
    gate.pass();
    return boot.map;
  }

  @Override
  public final Optional<FirmwareTable> table(String signature) {
    gate.pass();
    if (boot.plan.commandLine().values("acpi").contains("off")) {
      return Optional.empty();
    }
    return boot.machine.firmware().tables().stream()
        .filter(t -> t.signature().equals(signature))
        .findFirst();
  }

  @Override
  public final CommandLine commandLine() {
    gate.pass();
    return boot.plan.commandLine();
  }

  @Override
  public final IommuOptions iommuOptions() {
    gate.pass();
    return boot.iommuOptions;
  }

  @Override
  public final Processor processor() {
    gate.pass();
    return boot.machine.processor();
  }

  @Override
  public final Dmi dmi() {
    gate.pass();
    return boot.machine.dmi();
  }

  @Override
  public final OptionalInt readPciConfig(PciAddress address, int offset) {
    gate.pass();
    return address.segment() != 0 || offset < 0 || offset >= 256
        ? OptionalInt.empty()
        : PciConfig.read(boot.machine.functions(), address, offset & -4);
  }

  @Override
  public final void print(Severity severity, String text) {
    gate.pass();
    boot.events.print(severity, text);
  }
}

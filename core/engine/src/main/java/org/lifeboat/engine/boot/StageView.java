package org.lifeboat.engine.boot;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.lifeboat.api.firmware.Dmi;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.api.stage.IommuOptions;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.api.stage.Stage;
import org.lifeboat.engine.parameters.AffinityParameters;

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
    return ask(() -> boot.map);
  }

  @Override
  public final Optional<FirmwareTable> table(String signature) {
    return ask(
        () ->
            AffinityParameters.acpiOff(boot.plan.commandLine())
                ? Optional.empty()
                : boot.machine.firmware().tables().stream()
                    .filter(t -> t.signature().equals(signature))
                    .findFirst());
  }

  @Override
  public final CommandLine commandLine() {
    return ask(() -> boot.plan.commandLine());
  }

  @Override
  public final IommuOptions iommuOptions() {
    return ask(() -> boot.iommuOptions);
  }

  @Override
  public final Processor processor() {
    return ask(() -> boot.machine.processor());
  }

  @Override
  public final Dmi dmi() {
    return ask(() -> boot.machine.dmi());
  }

  @Override
  public final boolean measuredLaunch() {
    return ask(() -> boot.machine.loader().measuredLaunch());
  }

  @Override
  public final OptionalInt readPciConfig(PciAddress address, int offset) {
    return ask(
        () ->
            address.segment() != 0 || offset < 0 || offset >= 256
                ? OptionalInt.empty()
                : PciConfig.read(boot.machine.functions(), address, offset & -4));
  }

  @Override
  public final void print(Severity severity, String text) {
    act(
        () ->
            boot.events.print(
                Objects.requireNonNull(severity, "severity"),
                Objects.requireNonNull(text, "text")));
  }

  /** As whose the plugin gives a range back: under the name it took it by, where it did. */
  final Owner claimed(MemoryRange range) {
    return boot.ledger.ownerOf(range.start()).filter(plugin::owns).orElse(plugin.owner("memory"));
  }

  /** Answers a question, while the stage lasts. */
  final <T> T ask(Supplier<T> question) {
    return boot.guard.serve(
        plugin,
        () -> {
          gate.pass();
          return question.get();
        });
  }

  /** Does what the plugin wants done to memory or the log, while the stage lasts. */
  final <T> T change(Supplier<T> action) {
    return boot.guard.change(
        plugin,
        () -> {
          gate.pass();
          return action.get();
        });
  }

  /** The same where there is nothing to answer. */
  final void act(Runnable action) {
    change(
        () -> {
          action.run();
          return true;
        });
  }
}

package org.lifeboat.plugin.amdvi;

import java.util.List;
import org.lifeboat.api.driver.Detection;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.firmware.Bytes;

/** Runs the driver through a boot. */
final class Boots {
  /** PCI capability of QEMU's unit: caches absent entries, reports features, has an IOTLB. */
  static final int QEMU_CAPABILITY = 0x1d03_000f;

  private Boots() {}

  static Initialization boot(FakeMachine machine, Dialect dialect) {
    return boot(machine, AmdViSettings.of(dialect));
  }

  static Initialization boot(FakeMachine machine, AmdViSettings settings) {
    AmdViDriver driver = new AmdViDriver(settings);
    driver.look(machine);
    driver.readParameters(machine);
    Detection detection = driver.detect(machine);
    if (detection instanceof Detection.Absent) {
      return new Initialization.Inactive("absent");
    }
    driver.probe(machine);
    driver.prepareInterrupts(machine);
    return driver.initialize(machine);
  }

  /** A q35 machine with one unit, which is function 00:02.0. */
  static FakeMachine q35(Bytes ivrs) {
    return new FakeMachine()
        .with("IVRS", ivrs)
        .with("APIC", IvrsBytes.madt(0))
        .with(FakeMachine.FakeUnit.sound())
        .with("00:00.0")
        .with("00:01.0")
        .with("00:02.0", 0x1022, 0x10, 0x40, QEMU_CAPABILITY)
        .with("00:1f.0")
        .with("00:1f.2");
  }

  static List<String> lines(FakeMachine machine) {
    return machine.log.stream().filter(l -> l.contains("AMD-Vi")).toList();
  }
}

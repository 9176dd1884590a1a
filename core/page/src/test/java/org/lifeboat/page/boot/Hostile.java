package org.lifeboat.page.boot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.service.ServedBoot;
import org.lifeboat.load.service.Service;

/** A machine whose every name would rather be markup. */
final class Hostile {
  static final String NAME =
      "\"'></title><script>document.title='taken'</script><b>bold</b>"
          + "<img src=x onerror=\"document.title='taken'\">&amp;\u001b[31m";

  private Hostile() {}

  static String page() {
    BootPlan plan = plan();
    Film film = new Film();
    BootReport report = Situation.LIFEBOAT.watch(plan, film);
    return new BootPage(plan, film, "./lifeboat boot " + NAME)
        .render(new ServedBoot(report, Optional.of(hang())));
  }

  private static Service hang() {
    Service.Tally one = new Service.Tally(0, 1, 0, 0, Map.of(), 0);
    return new Service(
        1,
        one,
        List.of(new Service.WorkloadTally(NAME, one)),
        2,
        1,
        0,
        Optional.empty(),
        Optional.of(new Service.Hang(NAME, 4096, 0, 2, 1)));
  }

  private static BootPlan plan() {
    Machine machine = Situation.NOTHING.plan().machine();
    List<PciFunction> functions = machine.functions().stream().map(Hostile::named).toList();
    return Situation.NOTHING
        .plan()
        .withMachine(
            new Machine(
                NAME,
                NAME,
                machine.firmwareMap(),
                machine.nodes(),
                machine.processorNodes(),
                machine.firmware(),
                functions,
                machine.processor(),
                machine.dmi(),
                machine.loader(),
                List.of(
                    new Machine.Holding(
                        NAME, machine.firmwareMap().usable().toList().get(1).wholePages())),
                machine.unknowns()));
  }

  private static PciFunction named(PciFunction f) {
    return new PciFunction(
        f.address(),
        NAME,
        f.vendorId(),
        f.deviceId(),
        f.classCode(),
        f.dmaMaskBits(),
        f.coherentMaskBits(),
        f.externalFacing(),
        Optional.empty(),
        f.config());
  }
}

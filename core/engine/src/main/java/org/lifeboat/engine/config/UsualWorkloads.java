package org.lifeboat.engine.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValueFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.load.workload.Workload;

/** What the devices of a machine are taken to ask of the bounce pool, where it does not say. */
final class UsualWorkloads {
  private UsualWorkloads() {}

  /** Of each device whose kind has a class, in the order of addresses. */
  static List<Workload> of(Machine machine, ParsedProfiles profiles) {
    Problems problems = new Problems();
    Hocon hocon = new Hocon(problems, profiles);
    WorkloadClasses classes = new WorkloadClasses(hocon);
    List<Map<String, String>> entries =
        machine.functions().stream()
            .filter(PciFunction::startsDma)
            .flatMap(
                f ->
                    classes.usual(f).stream()
                        .map(
                            id ->
                                Map.of(
                                    "device",
                                    f.address().toString(),
                                    WorkloadClasses.CLASS,
                                    id,
                                    "name",
                                    classes.words(id) + " of " + f.address())))
            .toList();
    ConfigObject block = ConfigValueFactory.fromMap(Map.of(WorkloadReader.WORKLOADS, entries));
    WorkloadReader reader =
        new WorkloadReader(machine.functions(), machine.processor().possible(), hocon);
    Optional<List<Workload>> read = new Node("", block, problems).block(reader::read);
    return problems.orThrow(read);
  }
}

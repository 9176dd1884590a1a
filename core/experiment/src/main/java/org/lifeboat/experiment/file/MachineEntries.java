package org.lifeboat.experiment.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.config.ConfigException;
import org.lifeboat.engine.config.Node;
import org.lifeboat.engine.config.PlanRequest;
import org.lifeboat.engine.plan.Fault;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.evidence.source.Imported;
import org.lifeboat.evidence.source.Profiles;
import org.lifeboat.evidence.source.SourceException;
import org.lifeboat.evidence.source.Sources;
import org.lifeboat.experiment.machine.MachineFamily;

/** Reads the entries of {@code machines}. */
final class MachineEntries {
  private final Lifeboat lifeboat;
  private final Profiles profiles;
  private final Map<Path, Optional<MachineFile>> read = new HashMap<>();
  private final Map<String, MachineFamily> owners = new HashMap<>();

  MachineEntries(Lifeboat lifeboat) {
    this.lifeboat = lifeboat;
    this.profiles = Profiles.of(lifeboat.reader());
  }

  /** One of a family. */
  record Member(MachineFamily family, int number) {
    Machine machine() {
      return family.machine(number);
    }

    /** What is wrong with it already, by its file. */
    List<Fault> faults() {
      return family instanceof MachineFile file ? file.faults() : List.of();
    }
  }

  List<Value<Member>> read(Node node) {
    if (node.isText()) {
      return files(node);
    }
    Optional<MachineFamily> family = node.block(new FamilyReader(this)::read).flatMap(f -> f);
    List<Value<Member>> members = new ArrayList<>();
    for (int number = 0; number < family.map(MachineFamily::size).orElse(0); number++) {
      members.add(member(family.get(), number, node));
    }
    return members;
  }

  /** The machine of a file, for other machines to be like. */
  Optional<Machine> board(Node node) {
    return node.file()
        .flatMap(file -> read.computeIfAbsent(file.normalize(), f -> machine(file, node)))
        .map(MachineFile::machine);
  }

  private List<Value<Member>> files(Node node) {
    Optional<Path> named = node.file();
    if (named.isEmpty()) {
      return List.of();
    }
    List<Path> files =
        FileGlob.isPattern(node.text().orElse(""))
            ? FileGlob.files(node, named.get())
            : List.of(named.get());
    List<Value<Member>> values = new ArrayList<>();
    for (Path file : files) {
      read.computeIfAbsent(file.normalize(), f -> machine(file, node))
          .ifPresent(m -> values.add(member(m, 0, node)));
    }
    return values;
  }

  private Value<Member> member(MachineFamily family, int number, Node node) {
    String label = family.label(number);
    MachineFamily namesake = owners.putIfAbsent(label, family);
    if (namesake != null && !namesake.equals(family)) {
      node.problem("a second machine '" + label + "'", "each machine an id of its own");
    }
    return new Value<>(new Member(family, number), label);
  }

  private Optional<MachineFile> machine(Path file, Node node) {
    PlanRequest request = PlanRequest.of(file);
    try {
      if (Files.exists(file)) {
        Optional<Imported> imported = Sources.read(file, OptionalInt.empty(), profiles);
        request = imported.map(i -> PlanRequest.of(file).saying(i.hocon())).orElse(request);
      }
      return Optional.of(MachineFile.of(lifeboat.reader().read(request)));
    } catch (SourceException e) {
      node.problem(e.problem(), "");
    } catch (ConfigException e) {
      node.problems(e);
    }
    return Optional.empty();
  }
}

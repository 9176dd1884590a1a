package org.lifeboat.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.config.PlanRequest;
import org.lifeboat.evidence.log.KernelLog;
import org.lifeboat.evidence.log.LogException;
import org.lifeboat.evidence.log.LogFile;
import org.lifeboat.evidence.source.Imported;
import org.lifeboat.evidence.source.Profiles;
import org.lifeboat.evidence.source.Sources;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The argument FILE where it may be a machine file or what a machine file can be made of. */
final class MachineSource {
  private static final String BOOT = "--boot";

  private MachineSource() {}

  static void addTo(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder(BOOT)
            .type(Integer.class)
            .paramLabel("N")
            .description("Of a log with several boots, which one, from 1; default: the last.")
            .build());
  }

  /**
   * What completes a request: one whose file is a log gets what the log says in its place. The log
   * is read once.
   */
  static UnaryOperator<PlanRequest> completing(
      ParseResult arguments, Lifeboat lifeboat, Terminal terminal) {
    Path file = arguments.matchedPositionalValue(0, Path.of(""));
    Optional<Imported> imported = read(file, arguments, lifeboat, terminal);
    return request -> imported.map(i -> request.saying(i.hocon())).orElse(request);
  }

  /** What a file makes; empty where it is a machine file. Says what a person should know. */
  static Optional<Imported> read(
      Path file, ParseResult arguments, Lifeboat lifeboat, Terminal terminal) {
    try {
      Optional<Imported> imported = Sources.read(file, boot(arguments), profiles(lifeboat));
      imported.map(Imported::notes).orElse(List.of()).forEach(terminal::say);
      return imported;
    } catch (LogException e) {
      throw new BadInput(e.problem());
    }
  }

  /** The messages of the log that the argument FILE is; empty where it is something else. */
  static Optional<KernelLog> log(ParseResult arguments) {
    Path file = arguments.matchedPositionalValue(0, Path.of(""));
    if (!Sources.isMadeOfLog(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(LogFile.read(file, boot(arguments)).log());
    } catch (LogException e) {
      throw new BadInput(e.problem());
    }
  }

  private static OptionalInt boot(ParseResult arguments) {
    Integer boot = arguments.matchedOptionValue(BOOT, null);
    return boot == null ? OptionalInt.empty() : OptionalInt.of(boot);
  }

  /** The profile of a release, or the nearest older one. */
  static Profiles profiles(Lifeboat lifeboat) {
    return release ->
        lifeboat
            .reader()
            .nearestKernel(release)
            .map(match -> new Profiles.Choice(match.id(), match.remark()))
            .orElse(new Profiles.Choice("linux-6.1", Optional.empty()));
  }
}

package org.lifeboat.cli;

import java.nio.file.Files;
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
import org.lifeboat.evidence.source.SourceException;
import org.lifeboat.evidence.source.Sources;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The argument FILE where it may be a machine file or what a machine file can be made of. */
final class MachineSource {
  private static final String BOOT = "--boot";
  private static final String THIS_MACHINE = "--this-machine";
  private static final Path HERE = Path.of("this-machine");

  private MachineSource() {}

  static void addTo(CommandSpec spec, String label, String description) {
    spec.addPositional(Specs.optionalParameters(label, Path.class, description));
    spec.addOption(
        OptionSpec.builder(THIS_MACHINE)
            .description(
                "Instead of a %s: the machine that this runs on, from /sys and /proc; root sees more."
                    .formatted(label))
            .build());
    spec.addOption(
        OptionSpec.builder(BOOT)
            .type(Integer.class)
            .paramLabel("N")
            .description("Of a log with several boots, which one, from 1; default: the last.")
            .build());
  }

  /** The first file that was given, for messages; it need not be there. */
  static Path first(ParseResult arguments) {
    List<Path> given = given(arguments);
    return given.isEmpty() ? HERE : given.get(0);
  }

  /**
   * What completes a request: one whose file is a log gets what the log says in its place, and one
   * that names a boot of an experiment its plan. The log is read once.
   */
  static UnaryOperator<PlanRequest> completing(
      ParseResult arguments, Lifeboat lifeboat, Terminal terminal) {
    Optional<ExperimentBoot> boot =
        given(arguments).size() == 1 ? ExperimentBoot.of(first(arguments)) : Optional.empty();
    if (boot.isPresent()) {
      return request -> boot.get().complete(request, lifeboat);
    }
    Optional<Imported> imported = read(arguments, lifeboat, terminal);
    return request -> imported.map(i -> request.saying(i.hocon())).orElse(request);
  }

  /**
   * What the files make; empty where there is one and it is a machine file. Says what a person
   * should know.
   */
  static Optional<Imported> read(ParseResult arguments, Lifeboat lifeboat, Terminal terminal) {
    try {
      Optional<Imported> imported =
          made(arguments, boot(arguments), Profiles.of(lifeboat.reader()));
      imported.map(Imported::notes).orElse(List.of()).forEach(terminal::say);
      return imported;
    } catch (SourceException e) {
      throw new BadInput(e.problem());
    }
  }

  private static Optional<Imported> made(ParseResult arguments, OptionalInt boot, Profiles profiles)
      throws SourceException {
    List<Path> given = given(arguments);
    if (given.isEmpty()) {
      return Optional.of(Sources.system(Path.of("/"), profiles));
    }
    return given.size() == 1
        ? Sources.read(given.get(0), boot, profiles)
        : Optional.of(Sources.read(given, boot, profiles));
  }

  private static List<Path> given(ParseResult arguments) {
    List<Path> given = arguments.matchedPositionalValue(0, List.of());
    boolean here = arguments.hasMatchedOption(THIS_MACHINE);
    String label = arguments.commandSpec().positionalParameters().get(0).paramLabel();
    if (given.isEmpty() && !here) {
      throw wrong(arguments, "Missing required parameter: '" + label + "'");
    }
    if (!given.isEmpty() && here) {
      throw wrong(arguments, THIS_MACHINE + " stands instead of a " + label + ": give one of them");
    }
    Optional<Path> plan =
        given.stream().filter(f -> given.size() > 1 && Sources.isPlan(f)).findFirst();
    if (plan.isPresent()) {
      Path other = given.stream().filter(f -> !f.equals(plan.get())).findFirst().orElse(plan.get());
      throw wrong(
          arguments,
          "'%s' is a machine file and stands alone; '%s' is one too many"
              .formatted(plan.get(), other));
    }
    return given;
  }

  private static ParameterException wrong(ParseResult arguments, String why) {
    return new ParameterException(arguments.commandSpec().commandLine(), why);
  }

  /** The one file that was given, where that is a log; empty where it is not. */
  static Optional<LogFile> onlyLog(ParseResult arguments) {
    return given(arguments).size() == 1 ? logFile(arguments) : Optional.empty();
  }

  /** The messages of the first log among the files; empty where none is one. */
  static Optional<KernelLog> log(ParseResult arguments) {
    return logFile(arguments).map(LogFile::log);
  }

  private static Optional<LogFile> logFile(ParseResult arguments) {
    List<Path> given = arguments.matchedPositionalValue(0, List.of());
    Optional<Path> log =
        given.stream().filter(Files::isRegularFile).filter(Sources::isLog).findFirst();
    try {
      return log.isEmpty()
          ? Optional.empty()
          : Optional.of(LogFile.read(log.get(), boot(arguments)));
    } catch (LogException e) {
      throw new BadInput(e.problem());
    }
  }

  private static OptionalInt boot(ParseResult arguments) {
    Integer boot = arguments.matchedOptionValue(BOOT, null);
    return boot == null ? OptionalInt.empty() : OptionalInt.of(boot);
  }
}

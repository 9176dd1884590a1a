package org.lifeboat.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.lifeboat.engine.config.PlanRequest;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The arguments that say what is to be booted: the file, and what is to differ from it. */
final class PlanArguments {
  static final String KERNEL = "--kernel";

  private PlanArguments() {}

  static void addTo(CommandSpec spec) {
    MachineSource.addTo(
        spec,
        "FILE",
        "A machine or plan file (HOCON), see config/machines; or what 'import' makes one of: a"
            + " kernel's log, tables, a recording, a folder; of one machine several of these. Or"
            + " FILE:N, boot N of an experiment.");
    spec.addOption(
        Specs.text(
                KERNEL,
                "ID",
                "The kernel profile, a version (the nearest older profile), or the path of a .conf"
                    + " file; default: the file's own, else linux-6.1.")
            .build());
    spec.addOption(
        Specs.texts(
                "--set",
                "PATH=VALUE",
                "Override a key of the plan, as in --set seed=7; may be repeated.")
            .build());
    spec.addOption(
        OptionSpec.builder("--seed")
            .type(Long.class)
            .paramLabel("NUMBER")
            .description("For what is left to chance; default: the file's own, else 0.")
            .build());
  }

  /** The request, with this policy instead of the file's. */
  static PlanRequest request(ParseResult arguments, Optional<String> policy) {
    Long seed = arguments.matchedOptionValue("--seed", null);
    return new PlanRequest(
        MachineSource.first(arguments),
        Optional.ofNullable(arguments.matchedOptionValue(KERNEL, null)),
        policy,
        arguments.matchedOptionValue("--set", List.of()),
        seed == null ? OptionalLong.empty() : OptionalLong.of(seed));
  }
}

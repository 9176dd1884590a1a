package org.lifeboat.cli;

import java.util.List;
import java.util.stream.Stream;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.config.KernelFile;
import org.lifeboat.engine.plan.KernelProfile;
import org.lifeboat.engine.profile.Outline;
import org.lifeboat.engine.profile.Outliner;
import org.lifeboat.engine.render.Style;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** What the commands about kernel profiles have in common. */
final class KernelArguments {
  /** How they answer. */
  enum Format {
    TEXT,
    JSON
  }

  private static final String FORMAT = "--format";

  private KernelArguments() {}

  static void addFormatTo(CommandSpec spec) {
    spec.addOption(Specs.choice(FORMAT, Format.class, "A page, or JSON.").build());
  }

  static Format format(ParseResult arguments) {
    return Specs.chosen(arguments, FORMAT, Format.TEXT);
  }

  static Style style(ParseResult arguments, Terminal terminal) {
    return terminal.style(Specs.colour(arguments));
  }

  /** The profiles of these ids, versions and files, in their order. */
  static List<Outline> outlines(Lifeboat lifeboat, List<String> given, Terminal terminal) {
    Outliner outliner = new Outliner(lifeboat.reader(), lifeboat.plugins());
    List<KernelFile> files = lifeboat.reader().kernelFiles(given);
    sayStandIns(files.stream().map(KernelFile::kernel), terminal);
    return files.stream().map(outliner::outline).toList();
  }

  /** Says of each kernel that stands in for another that it does. */
  static void sayStandIns(Stream<KernelProfile> kernels, Terminal terminal) {
    kernels
        .flatMap(kernel -> kernel.standsIn().stream())
        .distinct()
        .forEach(remark -> terminal.err().print("lifeboat: " + remark + "\n"));
  }

  /**
   * What several kernels are called: by their ids, unless two share one; then as they were given.
   */
  static List<String> names(List<String> ids, List<String> given) {
    return ids.stream().distinct().count() == ids.size() ? ids : given;
  }
}

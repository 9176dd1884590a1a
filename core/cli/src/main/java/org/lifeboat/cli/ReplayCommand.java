package org.lifeboat.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.plan.PluginChoice;
import org.lifeboat.engine.plugin.Plugin;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.lab.replay.AllocatorFaultException;
import org.lifeboat.lab.replay.AllocatorReplay;
import org.lifeboat.lab.replay.Replay;
import org.lifeboat.lab.replay.ReplayTimer;
import org.lifeboat.lab.replay.ReplayTimer.Timing;
import org.lifeboat.lab.replay.Timeable;
import org.lifeboat.lab.replay.slots.SlotReplay;
import org.lifeboat.load.slots.SearchRule;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code lifeboat replay}: an early allocator or the bounce pool, operation by operation. */
final class ReplayCommand implements Command {
  /** The subject beside the ids of early allocators, before which it goes. */
  private static final String SLOTS = "slots";

  private static final String REPEAT = "--repeat";
  private static final String SEARCH = "--search";

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Specs.command(
            this,
            "replay",
            "Replay a trace of operations through an early allocator, or through the bounce pool,"
                + " and print the answers; or replay every trace of a folder and compare with the"
                + " answers of a kernel.");
    spec.addPositional(
        Specs.parameter(
            0,
            "ALLOCATOR|slots",
            String.class,
            "An early allocator; `plugins list` names all. Or slots, the bounce pool's, whatever"
                + " a plugin is called."));
    spec.addPositional(
        Specs.parameter(
            1,
            "TRACE|FOLDER",
            Path.class,
            "A file of operations, or a folder of X.trace with X.expected beside it."));
    spec.addOption(
        OptionSpec.builder(REPEAT)
            .type(Integer.class)
            .paramLabel("N")
            .description(
                "Time the trace instead, replayed N times or more: median, fastest, slowest.")
            .build());
    spec.addOption(
        Specs.choice(
                SEARCH,
                SearchRule.class,
                "Which kernels' search of slots answers: until-wrap (5.12 to 6.2, the default),"
                    + " counted (6.3 and later), or without-alignment (before 5.12).")
            .build());
    PluginArguments.addTo(spec);
    Specs.examples(
        spec,
        "lifeboat replay memblock fuzz-012.trace",
        "lifeboat replay memblock traces",
        "lifeboat replay memblock scale-1024.trace --repeat 100",
        "lifeboat replay slots nvme.trace --search counted",
        "",
        "A line of an allocator's trace, numbers hexadecimal, nodes decimal:",
        "  add BASE SIZE [NODE] | remove BASE SIZE | reserve BASE SIZE | free BASE SIZE",
        "  alloc SIZE ALIGN MIN MAX NODE | bottomup 0|1 | limit ADDRESS | dump | handover",
        "  late BASE SIZE",
        "To bootmem, add is init_bootmem_node with free_bootmem (no NODE: node 0), MIN the goal"
            + " and",
        "MAX the limit, NODE only preferred, handover free_all_bootmem, late free_bootmem_late;",
        "it has whole pages, and no bottomup. remove makes pages nobody's, limit is a MAX for 0.",
        "",
        "A trace of slots, of any length, begins with '# OPTIONS cpus C slots S areas A start P'"
            + " (kernel",
        "options, processors, slots of 2048 bytes, areas, address of slot 0); then a line each,"
            + " all hexadecimal:",
        "  pool | device MIN_ALIGN_MASK SEG_BOUNDARY | cpu N | map ID SIZE OFFSET | unmap ID",
        "OFFSET is the buffer's, from a multiple of 1 MB. A map is answered 'slot INDEX BYTE',"
            + " 'full', or,",
        "as the last answer of all, 'hang': the kernel never comes back from it. ID is free again"
            + " when it is",
        "unmapped or got no slot. --repeat times up to a million maps and unmaps.",
        "",
        "Exits with 1 where an answer differs or the allocator broke its contract.");
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    Integer repeat = arguments.matchedOptionValue(REPEAT, null);
    if (repeat != null && repeat < 1) {
      throw badOption(arguments, REPEAT, repeat + " is too few: 1 or more");
    }
    Path path = arguments.matchedPositionalValue(1, Path.of(""));
    Replay replay = replay(arguments, terminal);
    if (Files.isDirectory(path)) {
      if (repeat != null) {
        throw badOption(arguments, REPEAT, "times one trace, and " + path + " is a folder");
      }
      return new FolderReplay(replay, terminal).run(path);
    }
    try {
      return repeat == null
          ? answer(replay, path, terminal)
          : time(replay.timeable(path), repeat, terminal.out());
    } catch (AllocatorFaultException e) {
      terminal.say(String.valueOf(e.getMessage()));
      return ExitCode.NO;
    }
  }

  private static ParameterException badOption(ParseResult arguments, String option, String what) {
    return new ParameterException(
        arguments.commandSpec().commandLine(),
        "Invalid value for option '%s': %s".formatted(option, what));
  }

  private static Replay replay(ParseResult arguments, Terminal terminal) {
    String id = arguments.matchedPositionalValue(0, "");
    if (id.equals(SLOTS)) {
      return new SlotReplay(Specs.chosen(arguments, SEARCH, SearchRule.UNTIL_WRAP));
    }
    if (arguments.hasMatchedOption(SEARCH)) {
      throw badOption(arguments, SEARCH, "is for slots, and " + id + " has no such search");
    }
    Lifeboat lifeboat = PluginArguments.lifeboat(arguments, terminal);
    PluginChoice choice = lifeboat.reader().choose(PluginKind.ALLOCATOR, id, "");
    Plugin<EarlyAllocator> plugin = lifeboat.plugins().allocator(id).orElseThrow();
    return new AllocatorReplay(id, () -> plugin.create(choice.settings()));
  }

  private static int answer(Replay replay, Path trace, Terminal terminal) {
    try (AnswerPrinter printer = new AnswerPrinter(terminal)) {
      replay.replay(trace, printer);
    } catch (AnswerPrinter.NobodyReadsException e) {
      // enough was printed
    }
    return ExitCode.DONE;
  }

  private static int time(Timeable trace, int repeat, PrintStream out) {
    Timing timing = new ReplayTimer(System::nanoTime).time(trace, repeat);
    out.printf(
        Locale.ROOT,
        "%.1f ns/op, %.1f to %.1f in %s batches of %s replays of %s operations\n",
        timing.median(),
        timing.fastest(),
        timing.slowest(),
        timing.batches(),
        timing.replays(),
        trace.operations());
    return ExitCode.DONE;
  }
}

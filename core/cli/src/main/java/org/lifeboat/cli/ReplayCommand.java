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
import org.lifeboat.lab.replay.ReplayTimer;
import org.lifeboat.lab.replay.ReplayTimer.Timing;
import org.lifeboat.lab.replay.Trace;
import org.lifeboat.lab.replay.TraceReader;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code lifeboat replay}: an early allocator, operation by operation. */
final class ReplayCommand implements Command {
  private static final String REPEAT = "--repeat";

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Specs.command(
            this,
            "replay",
            "Replay a trace of operations through an early allocator and print its answers; or"
                + " replay every trace of a folder and compare with the answers of a kernel.");
    spec.addPositional(
        Specs.parameter(
            0, "ALLOCATOR", String.class, "An early allocator; `plugins list` names all."));
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
    PluginArguments.addTo(spec);
    Specs.examples(
        spec,
        "lifeboat replay memblock fuzz-012.trace",
        "lifeboat replay memblock traces",
        "lifeboat replay memblock scale-1024.trace --repeat 100",
        "",
        "A line of a trace, numbers hexadecimal, nodes decimal:",
        "  add BASE SIZE [NODE] | remove BASE SIZE | reserve BASE SIZE | free BASE SIZE",
        "  alloc SIZE ALIGN MIN MAX NODE | bottomup 0|1 | limit ADDRESS | dump | handover",
        "  late BASE SIZE",
        "To bootmem, add is init_bootmem_node with free_bootmem (no NODE: node 0), MIN the goal"
            + " and",
        "MAX the limit, NODE only preferred, handover free_all_bootmem, late free_bootmem_late;",
        "it has whole pages, and no bottomup. remove makes pages nobody's, limit is a MAX for 0.",
        "Exits with 1 where an answer differs or the allocator broke its contract.");
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    Integer repeat = arguments.matchedOptionValue(REPEAT, null);
    if (repeat != null && repeat < 1) {
      throw badRepeat(arguments, repeat + " is too few: 1 or more");
    }
    Path path = arguments.matchedPositionalValue(1, Path.of(""));
    AllocatorReplay replay = replay(arguments, terminal);
    if (Files.isDirectory(path)) {
      if (repeat != null) {
        throw badRepeat(arguments, "times one trace, and " + path + " is a folder");
      }
      return new FolderReplay(replay, terminal).run(path);
    }
    try {
      return repeat == null
          ? answer(replay, TraceReader.read(path), terminal.out())
          : time(replay, TraceReader.read(path), repeat, terminal.out());
    } catch (AllocatorFaultException e) {
      terminal.say(String.valueOf(e.getMessage()));
      return ExitCode.NO;
    }
  }

  private static ParameterException badRepeat(ParseResult arguments, String what) {
    return new ParameterException(
        arguments.commandSpec().commandLine(), "Invalid value for option '--repeat': " + what);
  }

  private static AllocatorReplay replay(ParseResult arguments, Terminal terminal) {
    Lifeboat lifeboat = PluginArguments.lifeboat(arguments, terminal);
    String id = arguments.matchedPositionalValue(0, "");
    PluginChoice choice = lifeboat.reader().choose(PluginKind.ALLOCATOR, id, "");
    Plugin<EarlyAllocator> plugin = lifeboat.plugins().allocator(id).orElseThrow();
    return new AllocatorReplay(id, () -> plugin.create(choice.settings()));
  }

  private static int answer(AllocatorReplay replay, Trace trace, PrintStream out) {
    replay.replay(trace, line -> out.append(line).append('\n'));
    return ExitCode.DONE;
  }

  private static int time(AllocatorReplay replay, Trace trace, int repeat, PrintStream out) {
    replay.replay(trace, line -> {});
    Timing timing = new ReplayTimer(System::nanoTime).time(replay, trace, repeat);
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

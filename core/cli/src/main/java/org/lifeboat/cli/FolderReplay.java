package org.lifeboat.cli;

import java.nio.file.Path;
import org.lifeboat.engine.render.Words;
import org.lifeboat.lab.replay.AllocatorFaultException;
import org.lifeboat.lab.replay.Difference;
import org.lifeboat.lab.replay.Replay;
import org.lifeboat.lab.replay.TraceComparison;
import org.lifeboat.lab.replay.TraceComparison.Result;
import org.lifeboat.lab.replay.TraceException;
import org.lifeboat.lab.replay.TraceFolder;
import org.lifeboat.lab.replay.TraceFolder.Pair;

/** Replays the traces of a folder; one that is garbage does not keep the others from work. */
final class FolderReplay {
  private final Replay replay;
  private final Terminal terminal;
  private int agreeing;
  private int code = ExitCode.DONE;

  FolderReplay(Replay replay, Terminal terminal) {
    this.replay = replay;
    this.terminal = terminal;
  }

  /** Prints every difference and the sum, and answers an exit code. */
  int run(Path folder) {
    TraceFolder traces = TraceFolder.of(folder);
    traces
        .traceless()
        .forEach(f -> terminal.say("warning: " + f + ": there is no trace of that name"));
    if (!traces.unexpected().isEmpty()) {
      terminal.say(
          "traces without a file of expected answers, not replayed: " + traces.unexpected().size());
    }
    if (traces.pairs().isEmpty()) {
      throw new BadInput(folder + ": there is no X.trace with an X.expected beside it");
    }
    traces.pairs().forEach(this::compare);
    terminal.out().append("%s traces, %s agree\n".formatted(traces.pairs().size(), agreeing));
    return code;
  }

  private void compare(Pair pair) {
    try {
      show(pair, TraceComparison.compare(replay, pair.trace(), pair.expected()));
    } catch (AllocatorFaultException e) {
      terminal.say(String.valueOf(e.getMessage()));
      fail(ExitCode.NO);
    } catch (TraceException e) {
      e.problems().forEach(p -> terminal.say(p.toString()));
      fail(ExitCode.BAD_INPUT);
    }
  }

  private void show(Pair pair, Result result) {
    if (result.agrees()) {
      agreeing++;
      return;
    }
    fail(ExitCode.NO);
    for (Difference difference : result.first()) {
      terminal.out().append(Words.clean(difference.toString())).append('\n');
    }
    int more = result.differences() - result.first().size();
    if (more > 0) {
      terminal.out().append("%s: and %s more\n".formatted(pair.trace(), more));
    }
  }

  /** Bad input counts more than an answer that is no. */
  private void fail(int why) {
    code = Math.max(code, why);
  }
}

package org.lifeboat.cli;

import java.util.Optional;
import org.lifeboat.engine.render.Page;
import org.lifeboat.engine.render.Style;
import org.lifeboat.engine.render.Tone;
import org.lifeboat.engine.render.Words;
import org.lifeboat.experiment.results.Manifest;
import org.lifeboat.experiment.results.NoResults;
import org.lifeboat.experiment.results.Results;
import org.lifeboat.experiment.results.ResultsException;
import org.lifeboat.experiment.results.ResultsFolder;
import org.lifeboat.experiment.run.ExperimentRun;
import org.lifeboat.experiment.run.Prepared;
import org.lifeboat.page.report.Answers;
import org.lifeboat.page.report.Provenance;
import org.lifeboat.page.report.ReportException;
import org.lifeboat.page.report.ReportPage;

/**
 * An experiment on its way into a folder, as people see it: how it goes, that it can be stopped,
 * what came of it.
 *
 * @param experiment what runs
 * @param folder where to
 * @param resume whether to go on with what is there
 * @param engine what computes, and what it is told
 * @param threads for the engine
 */
record Running(
    Prepared experiment,
    ResultsFolder folder,
    boolean resume,
    EngineArguments engine,
    int threads) {
  /** The option that goes on. */
  static final String RESUME = "--resume";

  /**
   * Runs it.
   *
   * @return an exit code
   * @throws ResultsException if the folder is another's, or cannot be written
   */
  int run(Style style, Terminal terminal) {
    tryQuestion();
    try (Interruption interruption = new Interruption()) {
      ExperimentRun run = ExperimentRun.in(folder, experiment, Program.number(), resume);
      if (run.finished()) {
        terminal.say(
            "%s: all %s boots are there already; 'lifeboat report %s' shows them"
                .formatted(folder.path(), run.rowsFound(), folder.path()));
        return ExitCode.DONE;
      }
      run.damaged().forEach(part -> terminal.say(part + ": is damaged, and is made again"));
      Optional<Manifest> finished = made(run, interruption, terminal);
      if (finished.isEmpty()) {
        terminal.say(folder.path() + ": stopped; " + howToGoOn(run));
        return ExitCode.INTERRUPTED;
      }
      terminal.out().print(summary(style, finished.get()));
      return ExitCode.DONE;
    }
  }

  private Optional<Manifest> made(ExperimentRun run, Interruption interruption, Terminal terminal) {
    RunProgress progress = new RunProgress(terminal, run.rows(), run.rowsFound(), System::nanoTime);
    try (progress) {
      return run.run(engine.engine(), threads, engine.options(), progress, interruption);
    } catch (ResultsException e) {
      throw new ResultsException(e.problem() + "\n" + howToGoOn(run));
    } finally {
      terminal.say(progress.total());
    }
  }

  /** A finding that cannot be found is said before the first boot. */
  private void tryQuestion() {
    Manifest manifest = experiment.manifest(Program.number());
    try (NoResults none = new NoResults(manifest)) {
      ReportPage.html(
          manifest.question(),
          manifest.columns(),
          new Provenance(manifest.file(), manifest.fingerprint(), manifest.version(), 0),
          none.connection());
    } catch (ReportException e) {
      throw new BadInput(experiment.recipe().file() + ": " + e.problem());
    }
  }

  private void answers(Page page) {
    try (Results results = Results.open(folder, Results.Wanted.COMPLETE)) {
      Manifest manifest = results.manifest();
      page.heading("Answer");
      Answers.of(manifest.question(), manifest.columns(), results.connection())
          .forEach(answer -> page.paragraph(Tone.PLAIN, "  ", answer));
    }
  }

  private static String howToGoOn(ExperimentRun run) {
    return "%s of %s boots are finished and stay; the same command with %s makes the rest"
        .formatted(run.rowsNow(), run.rows(), RESUME);
  }

  private String summary(Style style, Manifest manifest) {
    Page page = new Page(style);
    page.paragraph(
        Tone.STRONG,
        "",
        "%s: %s in %s"
            .formatted(
                manifest.question().id(), Words.count(manifest.rows(), "boot"), folder.path()));
    manifest.tally().ifPresent(tally -> ResultsPage.counts(page, tally));
    answers(page);
    ResultsPage.goOn(page, folder.path());
    return page.text();
  }
}

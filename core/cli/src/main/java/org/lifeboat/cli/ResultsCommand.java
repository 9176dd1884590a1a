package org.lifeboat.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.lifeboat.engine.render.Style;
import org.lifeboat.experiment.results.CsvRows;
import org.lifeboat.experiment.results.JsonRows;
import org.lifeboat.experiment.results.Results;
import org.lifeboat.experiment.results.ResultsFolder;
import org.lifeboat.experiment.results.RowSink;
import org.lifeboat.experiment.results.Schema;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code lifeboat results}: what an experiment found, as rows and as answers to SQL. */
final class ResultsCommand implements Command {
  private static final String SQL = "--sql";
  private static final String SCHEMA = "--schema";
  private static final String PARTIAL = "--partial";
  private static final String FORMAT = "--format";

  private enum Format {
    TEXT,
    CSV,
    JSON,
    MARKDOWN
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Specs.command(
            this,
            "results",
            "The results of an experiment: a summary, all rows in the plan's order, or the answer"
                + " to a question in SQL.");
    spec.addPositional(
        Specs.parameter("DIR", Path.class, "The folder that 'lifeboat run' wrote them to."));
    spec.addOption(
        Specs.choice(
                FORMAT,
                Format.class,
                "Rows: csv (RFC 4180) or json (an object in each line). Text is a page, markdown"
                    + " for the schema alone.")
            .build());
    spec.addOption(
        Specs.text(
                SQL,
                "SELECT",
                "Answer this over the view 'results' with DuckDB, as a table, CSV or JSON.")
            .build());
    spec.addOption(
        OptionSpec.builder(SCHEMA).description("Say what each column is instead.").build());
    spec.addOption(
        OptionSpec.builder(PARTIAL)
            .description("Take what is there of a run that was stopped or whose parts are damaged.")
            .build());
    Specs.addColour(spec);
    Specs.examples(
        spec,
        "lifeboat results four-options",
        "lifeboat results four-options --format csv > rows.csv",
        "lifeboat results four-options --sql \"select policy, avg(lost_bytes) from results group by"
            + " 1 order by 1\"",
        "lifeboat results four-options --schema --format markdown",
        "",
        "SQL is one SELECT. It reads the results and nothing else: no file, no network; it writes"
            + " nothing.",
        "For more, open DIR/parts/*.parquet in DuckDB, Python or whatever reads Parquet.");
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    Format format = Specs.chosen(arguments, FORMAT, Format.TEXT);
    Style style = terminal.style(Specs.colour(arguments));
    ResultsFolder folder = new ResultsFolder(arguments.matchedPositionalValue(0, Path.of("")));
    String sql = arguments.matchedOptionValue(SQL, "");
    if (arguments.hasMatchedOption(SCHEMA)) {
      terminal.out().print(schema(arguments, format, style, new Schema(folder.manifest())));
      return ExitCode.DONE;
    }
    if (format == Format.MARKDOWN) {
      throw wrong(arguments, "markdown is for " + SCHEMA);
    }
    try (Results results = Results.open(folder, wanted(arguments))) {
      if (!sql.isEmpty()) {
        results.query(sql, sink(format, style, terminal));
      } else if (format == Format.TEXT) {
        terminal.out().print(new ResultsPage(style, folder.path()).of(results));
      } else {
        results.export(sink(format, style, terminal));
      }
      return ExitCode.DONE;
    } catch (IOException nobodyReads) {
      // Where that is an error, the stream knows it.
      return ExitCode.DONE;
    }
  }

  private static Results.Wanted wanted(ParseResult arguments) {
    return arguments.hasMatchedOption(PARTIAL) ? Results.Wanted.PARTIAL : Results.Wanted.COMPLETE;
  }

  private static String schema(ParseResult arguments, Format format, Style style, Schema schema) {
    if (arguments.hasMatchedOption(SQL)) {
      throw wrong(arguments, "either " + SCHEMA + " or " + SQL);
    }
    return switch (format) {
      case TEXT -> schema.text(style);
      case MARKDOWN -> schema.markdown();
      case JSON -> schema.json();
      case CSV -> throw wrong(arguments, SCHEMA + " comes as text, markdown or json");
    };
  }

  private static RowSink sink(Format format, Style style, Terminal terminal) throws IOException {
    PrintStream out = terminal.out();
    RowSink rows =
        switch (format) {
          case CSV -> new CsvRows(out);
          case JSON -> new JsonRows(out);
          case TEXT, MARKDOWN -> new TableRows(style, terminal);
        };
    return new RowsWhileRead(rows, terminal);
  }

  private static ParameterException wrong(ParseResult arguments, String problem) {
    return new ParameterException(arguments.commandSpec().commandLine(), problem);
  }
}

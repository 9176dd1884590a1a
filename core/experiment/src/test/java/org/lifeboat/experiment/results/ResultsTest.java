package org.lifeboat.experiment.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lifeboat.engine.render.Style;
import org.lifeboat.experiment.run.ExperimentRun;
import org.lifeboat.experiment.run.Sample;
import org.lifeboat.experiment.run.ThreadsEngine;

/** Results are read, asked and given out as they were written. */
class ResultsTest {
  private static final long SIZE = 2_000;

  private static ResultsFolder whole;

  @TempDir private Path path;

  @BeforeAll
  static void run(@TempDir Path path) throws IOException {
    // A name that means something to SQL and to patterns of files.
    whole = new ResultsFolder(path.resolve("it's [a] *st?ange\" nä\\me"));
    Sample.run(whole.path(), Sample.of(SIZE), 2, false);
  }

  private ResultsFolder finished() {
    Sample.run(path, Sample.of(SIZE), 2, false);
    return new ResultsFolder(path);
  }

  private ResultsFolder stopped(int rows) {
    LongAdder computed = new LongAdder();
    ResultsFolder folder = new ResultsFolder(path);
    ExperimentRun.in(folder, Sample.of(SIZE), Sample.VERSION, false)
        .run(new ThreadsEngine(), 1, computed::add, () -> computed.sum() >= rows);
    return folder;
  }

  private static Results open(ResultsFolder folder) {
    return Results.open(folder, Results.Wanted.COMPLETE);
  }

  private static String exported(Results results, boolean json) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    results.export(json ? new JsonRows(bytes) : new CsvRows(bytes));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void rowsAsCsv() throws IOException {
    try (Results results = open(whole)) {
      assertThat(exported(results, false))
          .startsWith(
              """
              boot,policy,outcome,survived,lost_bytes,note,failure
              0,policy-0,nommu,,,,
              1,policy-1,swiotlb,false,-7046029254386353131,"",IllegalStateException: no
              2,policy-2,swiotlb,true,4354685564936845354,plain,
              3,policy-3,nommu,false,-2691343689449507777,"a,b",
              4,policy-4,swiotlb,true,8709371129873690708,"a ""quote""\",
              """
                  .replace("\n", "\r\n"))
          .contains("\r\n5,policy-0,swiotlb,true,1663341875487337577,\"two\nlines\",\r\n")
          .contains(",größer ≤ 😀,\r\n", ", blank ,\r\n")
          .endsWith("\r\n");
    }
  }

  @Test
  void rowsAsJson() throws IOException {
    try (Results results = open(whole)) {
      String json = exported(results, true);
      assertThat(json)
          .startsWith(
              """
              [
              {"boot":0,"policy":"policy-0","outcome":"nommu","survived":null,"lost_bytes":null,"note":null,"failure":null},
              {"boot":1,"policy":"policy-1","outcome":"swiotlb","survived":false,"lost_bytes":-7046029254386353131,"note":"","failure":"IllegalStateException: no"},
              """)
          .contains("\"note\":\"two\\nlines\"")
          .endsWith("}\n]\n");
      assertThat(json.lines()).hasSize((int) SIZE + 2);
    }
  }

  @Test
  void theRowsAreThoseOfTheSourceInItsOrder() throws IOException {
    AnswerRows rows = new AnswerRows();
    try (Results results = open(whole)) {
      results.export(rows);
    }
    for (long n = 0; n < SIZE; n++) {
      List<Object> row = rows.answer().rows().get((int) n);
      assertThat(row.get(0)).isEqualTo(n);
      assertThat(row.subList(1, row.size())).isEqualTo(Sample.of(SIZE).rows().row(n).values());
    }
  }

  @Test
  void sqlIsAnswered() {
    try (Results results = open(whole)) {
      Answer answer =
          results.query(
              "select outcome, count(*) as n, avg(boot) as mean, sum(boot) as s,"
                  + " bool_and(survived), [1, 2] as l, null as nothing from results group by 1"
                  + " order by 1 desc");

      assertThat(answer.columns()).startsWith("outcome", "n", "mean", "s").endsWith("l", "nothing");
      assertThat(answer.rows().get(1).subList(0, 3)).isEqualTo(List.of("nommu", 667L, 999.0));
      assertThat(answer.rows().get(1).get(3)).hasToString("666333");
      assertThat(answer.rows().get(1).subList(4, 7))
          .isEqualTo(Arrays.asList(false, "[1, 2]", null));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with x as (select 1) select * from x",
        "from results limit 1",
        "describe results",
        "summarize results",
        "select 'it''s' ; -- a comment"
      })
  void whateverIsASelectIsAnswered(String sql) {
    try (Results results = open(whole)) {
      assertThat(results.query(sql).rows()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "selec",
        "select 1; select 2",
        "drop view results",
        "create table x as select 1",
        "copy results to 'stolen.csv'",
        "copy (select 1) to 'stolen.csv' (format csv)",
        "attach 'stolen.db'",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "set threads = 99",
        "pragma database_list",
        "select * from read_csv('/etc/passwd')",
        "select * from read_text('/etc/passwd')",
        "select * from '/etc/passwd'",
        "select * from read_text('https://example.com/')",
        "select * from glob('/etc/*')",
        "') ; copy results to 'stolen.csv' ; select * from query('select 1",
        "select getenv('HOME')"
      })
  void nothingIsWrittenAndNothingElseIsRead(String sql) throws IOException {
    try (Results results = open(whole)) {
      assertThatThrownBy(() -> results.query(sql))
          .isInstanceOf(ResultsException.class)
          .hasMessageEndingWith(
              "\nA SELECT over 'results' is needed; its columns are boot, policy, outcome,"
                  + " survived, lost_bytes, note, failure");
      assertThat(results.query("select count(*) from results").rows().get(0)).containsExactly(SIZE);
    }
    assertThat(Path.of("stolen.csv")).doesNotExist();
    assertThat(Path.of("stolen.db")).doesNotExist();
  }

  @Test
  void aWrongColumnIsAnsweredWithTheRightOnes() {
    try (Results results = open(whole)) {
      assertThatThrownBy(() -> results.query("select polcy from results"))
          .hasMessageContaining("\"polcy\" not found")
          .hasMessageContaining("Candidate bindings: \"policy\"")
          .message()
          .doesNotContain("LINE 1");
    }
  }

  @Test
  void memoryIsBounded() {
    try (Results results = open(whole)) {
      assertThatThrownBy(() -> results.query("select list(range) from range(10000000000)"))
          .hasMessageContaining("Out of Memory Error")
          .hasMessageContaining("An answer gets 1 GB here");
    }
  }

  @Test
  void theConnectionHasTheViewToo() throws SQLException {
    try (Results results = open(whole);
        Statement statement = results.connection().createStatement();
        ResultSet found = statement.executeQuery("select max(boot) from results")) {
      assertThat(found.next()).isTrue();
      assertThat(found.getLong(1)).isEqualTo(SIZE - 1);
    }
  }

  @Test
  void anUnfinishedFolderIsSaidToBeSo() throws IOException {
    ResultsFolder folder = stopped(512);

    assertThatThrownBy(() -> open(folder))
        .hasMessage(
            path
                + ": holds 512 of 2000 boots: its run was stopped; 'lifeboat run EXPERIMENT"
                + " --resume' with this folder as --out makes the others; --partial takes what is"
                + " there");
    try (Results results = Results.open(folder, Results.Wanted.PARTIAL)) {
      assertThat(results.rows()).isEqualTo(512);
      assertThat(exported(results, false).lines().filter(l -> l.contains("policy-"))).hasSize(512);
      assertThat(results.query("select count(*) from results").rows().get(0)).containsExactly(512L);
    }
  }

  @Test
  void aFolderWithoutAPartHasNoRows() throws IOException {
    try (Results results = Results.open(stopped(0), Results.Wanted.PARTIAL)) {
      assertThat(exported(results, true)).isEqualTo("[\n]\n");
      assertThat(results.query("select policy from results").rows()).isEmpty();
    }
  }

  @Test
  void aDamagedPartIsNamedWithTheCure() throws IOException {
    ResultsFolder folder = finished();
    Path part = part(1);
    byte[] bytes = Files.readAllBytes(part);
    bytes[100] ^= 4;
    Files.write(part, bytes);

    assertThatThrownBy(() -> open(folder))
        .hasMessageContaining(
            part + " is damaged (its content is not what its name says); 'lifeboat run")
        .hasMessageContaining("makes them again");
    try (Results results = Results.open(folder, Results.Wanted.PARTIAL)) {
      assertThat(results.rows()).isEqualTo(SIZE - 64);
    }
  }

  @Test
  void aLostPartIsMissed() throws IOException {
    ResultsFolder folder = finished();
    Files.delete(part(2));

    assertThatThrownBy(() -> open(folder))
        .hasMessageContaining("holds 1936 of 2000 boots: parts were lost after its run");
  }

  @Test
  void partsOfAnotherRunAreNotTakenForTheirs() throws IOException {
    ResultsFolder folder = finished();
    Path part = part(2);
    Path other = part(3);
    byte[] bytes = Files.readAllBytes(other);
    Files.delete(part);
    Files.write(
        part.resolveSibling(other.getFileName().toString().replace("part-0000003", "part-0000002")),
        bytes);

    assertThatThrownBy(() -> open(folder)).hasMessageContaining("files were exchanged");
    try (Results results = Results.open(folder, Results.Wanted.PARTIAL)) {
      assertThatThrownBy(() -> exported(results, false))
          .hasMessageContaining("is no part of these results: boot 192 stands where boot 128");
    }
  }

  @Test
  void whereNothingIsThereThatIsSaid() {
    assertThatThrownBy(() -> open(new ResultsFolder(path)))
        .hasMessageStartingWith(path + ": there are no results here");
    assertThatThrownBy(() -> open(new ResultsFolder(path.resolve("x"))))
        .hasMessageStartingWith(path.resolve("x") + ": there are no results here");
  }

  @Test
  void theSchemaSaysWhatEachColumnIs() {
    Schema schema = new Schema(whole.manifest());

    assertThat(schema.text(Style.PLAIN))
        .contains("lost_bytes  whole  bytes  metric  what nobody can use\n")
        .contains("policy      text          axis    which\n");
    assertThat(schema.markdown())
        .startsWith("| column | type | unit | role | meaning |\n|---|---|---|---|---|\n| `boot` |")
        .contains("| `survived` | flag |  | metric | whether it lives; absent if unknown |\n");
    assertThat(schema.json())
        .contains(
            """
                {
                  "name": "lost_bytes",
                  "type": "whole",
                  "unit": "bytes",
                  "role": "metric",
                  "meaning": "what nobody can use"
                },
            """);
  }

  private Path part(int number) throws IOException {
    try (Stream<Path> parts = Files.list(path.resolve("parts"))) {
      return parts.sorted().skip(number).findFirst().orElseThrow();
    }
  }
}

package org.lifeboat.experiment.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.config.ConfigException;
import org.lifeboat.engine.config.ConfigProblem;
import org.lifeboat.engine.config.PlanRequest;
import org.lifeboat.experiment.row.Column;

final class ExperimentReaderTest {
  private static final Lifeboat LIFEBOAT = Lifeboat.create();

  @TempDir private Path folder;

  private Experiment read(String text) {
    try {
      machine("one", 32);
      machine("two", 64);
      return new ExperimentReader(LIFEBOAT).read(Files.writeString(folder.resolve("x.conf"), text));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A machine without an IOMMU, with 2 GB above 4 GB and one card. */
  private void machine(String id, int bits) throws IOException {
    Files.writeString(
        folder.resolve(id + ".conf"),
        """
        machine {
          id = %s
          memory-map = [
            { start = 0x0, last = 0x9fbff, type = usable }
            { start = 0x100000, last = 0x7ffdffff, type = usable }
            { start = 0x100000000, last = 0x17fffffff, type = usable }
          ]
          functions = [
            { address = "0000:00:02.0", vendor = 0x8086, device = 0x100e, class = 0x020000, dma-mask-bits = %s }
          ]
        }
        """
            .formatted(id, bits));
  }

  private List<String> problems(String text) {
    ConfigException e = catchThrowableOfType(ConfigException.class, () -> read(text));
    return e.problems().stream()
        .map(ConfigProblem::toString)
        .map(p -> p.replace(folder + "/", ""))
        .toList();
  }

  private static List<List<String>> rows(Experiment experiment) {
    return LongStream.range(0, experiment.size())
        .mapToObj(n -> experiment.row(n).values().stream().map(Objects::toString).toList())
        .toList();
  }

  private static List<String> names(Experiment experiment) {
    return experiment.columns().stream().map(Column::name).toList();
  }

  @Test
  void eachCombinationIsARow() {
    Experiment x =
        read(
            """
            matrix { machines = [ one.conf, two.conf ], policies = [ late-alloc, deferred-init ] }
            metrics = [ outcome, survived, pool_bytes ]
            """);

    assertThat(names(x))
        .containsExactly(
            "machine", "kernel", "faults", "policy", "outcome", "survived", "pool_bytes");
    assertThat(rows(x))
        .containsExactly(
            List.of("one", "linux-6.1", "none", "late-alloc", "swiotlb", "true", "67108864"),
            List.of("one", "linux-6.1", "none", "deferred-init", "swiotlb", "true", "67108864"),
            List.of("two", "linux-6.1", "none", "late-alloc", "swiotlb", "true", "67108864"),
            List.of("two", "linux-6.1", "none", "deferred-init", "swiotlb", "true", "67108864"));
  }

  @Test
  void whatIsNotVariedIsAsThePlanOrTheKernelHasIt() {
    Experiment x =
        read(
            """
            plan { kernel = linux-2.6.33, command-line-append = "swiotlb=2048" }
            matrix { machines = one.conf }
            metrics = [ pool_bytes ]
            """);

    assertThat(rows(x))
        .containsExactly(List.of("one", "linux-2.6.33", "none", "deferred-init", "4194304"));
  }

  @Test
  void settingsParametersSeedsAndFragmentationAreAxes() {
    Experiment x =
        read(
            """
            matrix {
              machines = two.conf
              kernels = [ linux-2.6.33, linux-6.1 ]
              parameters = [ "", "iommu=soft" ]
              fragmentation = [ none, 3 ]
              settings { policies.deferred-init.pool-bytes = [ 1MB, 2MB ] }
              seeds = [ 7, { from = 10, count = 2 } ]
            }
            """);

    assertThat(x.size()).isEqualTo(2 * 2 * 2 * 2 * 3);
    assertThat(names(x))
        .startsWith(
            "machine",
            "kernel",
            "parameters",
            "fragmentation",
            "faults",
            "deferred_init_pool_bytes",
            "policy",
            "seed");
    assertThat(rows(x).get(0).subList(0, 8))
        .containsExactly(
            "two", "linux-2.6.33", "", "none", "none", "1048576", "deferred-init", "7");
    assertThat(rows(x).get(4 * 3).get(3)).isEqualTo("none");
    assertThat(rows(x).get(2 * 3).get(3)).isEqualTo("order-3");
  }

  @Test
  void faultsThatChangeNothingAreLeftOut() {
    String matrix = "matrix { machines = one.conf, faults = [ none, all ] }\n";

    assertThat(read(matrix).size()).isEqualTo(1);
    assertThat(read(matrix + "idle-faults = keep").size())
        .isEqualTo(1 + LIFEBOAT.plugins().firmwareFaults().size());
  }

  @Test
  void anInclusionChangesSomeAxesOfTheMatrix() {
    Experiment x =
        read(
            """
            matrix { machines = one.conf, policies = [ nommu, panic ], kernels = linux-6.1 }
            "include" = [ { machines = two.conf, kernels = linux-5.4 } ]
            sampling { random = 1, seed = 3 }
            metrics = [ outcome ]
            """);

    assertThat(rows(x)).hasSize(3);
    assertThat(rows(x).subList(1, 3))
        .containsExactly(
            List.of("two", "linux-5.4", "none", "nommu", "swiotlb"),
            List.of("two", "linux-5.4", "none", "panic", "swiotlb"));
    assertThat(x.seed()).isEqualTo(3);
  }

  @Test
  void theFingerprintIsOfWhatDecidesTheRows() {
    String text = "matrix { machines = one.conf, policies = [ nommu, panic ] }\n";
    String print = read(text).fingerprint();

    assertThat(read("# a comment\ntitle = other\n" + text).fingerprint()).isEqualTo(print);
    assertThat(print).matches("[0-9a-f]{64}");
    for (String other :
        List.of(
            text.replace("one", "two"),
            text.replace("panic", "late-alloc"),
            text + "metrics = [ outcome ]",
            text + "sampling { random = 1 }",
            text + "plan { kernel = linux-5.4 }",
            text + "plan { command-line-append = quiet }",
            text + "exclude = [ { policies = panic } ]")) {
      assertThat(read(other).fingerprint()).as(other).isNotEqualTo(print);
    }
  }

  @Test
  void mistakesAreNamedAllAtOnceWithTheirPlaces() {
    assertThat(
            problems(
                """
                matrix {
                  machines = [ none.conf, "q*.conf" ]
                  policies = [ panik ]
                  faults = [ dmar-address-one ]
                  memory = []
                  settings { x = [ 1 ] }
                  speed = 3
                }
                metrics = [ outcom ]
                sampling = some
                """))
        .anySatisfy(p -> assertThat(p).startsWith("none.conf: "))
        .anySatisfy(p -> assertThat(p).startsWith("x.conf:2: ").contains("finds no file"))
        .anySatisfy(p -> assertThat(p).startsWith("x.conf:4: ").contains("dmar-address-one"))
        .anySatisfy(p -> assertThat(p).startsWith("x.conf:5: matrix.memory: is empty"))
        .anySatisfy(p -> assertThat(p).startsWith("x.conf:6: ").contains("no setting"))
        .anySatisfy(p -> assertThat(p).startsWith("x.conf:7: matrix.speed: unknown key"))
        .anySatisfy(p -> assertThat(p).startsWith("x.conf:9: ").contains("did you mean 'outcome'"))
        .anySatisfy(p -> assertThat(p).startsWith("x.conf:10: sampling: ").contains("full"));
  }

  @Test
  void whatOnlyPlansShowIsNamedToo() {
    assertThat(problems("matrix { machines = one.conf, policies = [ panik ] }"))
        .singleElement()
        .asString()
        .startsWith("x.conf:1: ")
        .contains("panik", "did you mean 'panic'");
    assertThat(problems("matrix { machines = one.conf, kernels = [ \"5.10\", \"5.11\" ] }"))
        .singleElement()
        .asString()
        .contains("'5.10' and '5.11' are both linux-5.10");
    assertThat(
            problems(
                "matrix { machines = one.conf\n"
                    + " settings { policies.deferred-init.pool-byte = [1] } }"))
        .singleElement()
        .asString()
        .startsWith("x.conf:2: ")
        .contains("pool-bytes");
  }

  @Test
  void tooManyBootsAreRefusedUnlessSomeAreDrawn() {
    String large =
        """
        matrix {
          machines = one.conf
          seeds { from = 0, count = 100000 }
          memory = own
          settings { policies.deferred-init.pool-bytes = [ %s ] }
        }
        """
            .formatted(
                String.join(
                    ", ", LongStream.range(1, 15_000).mapToObj(n -> n * 4096 + "").toList()));

    assertThat(problems(large).toString()).contains("1499900000 boots", "sampling");
    assertThat(read(large + "sampling { random = 5 }").size()).isEqualTo(5);
  }

  @Test
  void nothingIsLeftIsAProblem() {
    assertThat(problems("matrix { machines = one.conf }\nexclude = [ { machines = \"o*\" } ]"))
        .singleElement()
        .asString()
        .contains("leaves no boot");
    assertThat(problems("title = x")).singleElement().asString().contains("'matrix' is missing");
    assertThat(problems("matrix { policies = panic }"))
        .singleElement()
        .asString()
        .contains("names no machines");
  }

  @Test
  void aPlanIsNoExperimentAndTheOtherWayRound() throws IOException {
    assertThat(problems("machine { id = x }\npolicy = panic"))
        .containsExactly(
            "x.conf:1: machine: is of a plan, and no experiment; 'lifeboat boot' boots it");
    Path experiment = Files.writeString(folder.resolve("x.conf"), "matrix { machines = one.conf }");
    assertThat(
            catchThrowableOfType(
                    ConfigException.class, () -> LIFEBOAT.reader().read(PlanRequest.of(experiment)))
                .problems())
        .singleElement()
        .asString()
        .contains("x.conf:1: matrix: is of an experiment", "FILE:N");
  }

  @Test
  void chartsAndFindingsNameColumns() {
    assertThat(
            problems(
                """
                matrix { machines = one.conf }
                charts = [
                  { heat-map { title = a, x = policy, y = fault, value = survived } }
                  { distribution { title = a, value = outcome, by = policy } }
                  { pie { } }
                ]
                findings = [ { query = "select 1" } ]
                """))
        .anySatisfy(p -> assertThat(p).startsWith("x.conf:3: ").contains("did you mean 'faults'"))
        .anySatisfy(p -> assertThat(p).startsWith("x.conf:4: ").contains("a whole number"))
        .anySatisfy(p -> assertThat(p).startsWith("x.conf:5: ").contains("heat-map"))
        .anySatisfy(p -> assertThat(p).startsWith("x.conf:7: ").contains("'say' is missing"));
  }
}

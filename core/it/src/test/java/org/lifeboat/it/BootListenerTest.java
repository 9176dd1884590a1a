package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.plugin.NoSettings;
import org.lifeboat.api.policy.DetectedIommus;
import org.lifeboat.api.policy.DmaBackend;
import org.lifeboat.api.policy.FallbackPolicy;
import org.lifeboat.api.policy.FallbackPolicyProvider;
import org.lifeboat.api.policy.InitializationOutcome;
import org.lifeboat.api.stage.EarlyStage;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.config.PlanRequest;
import org.lifeboat.engine.event.BootEvent;
import org.lifeboat.engine.event.BootEvent.PluginFailed;
import org.lifeboat.engine.event.BootEvent.Printed;
import org.lifeboat.engine.event.BootListener;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.PluginChoice;
import org.lifeboat.engine.render.JsonReport;
import org.lifeboat.engine.report.BootReport;

/** Who listens hears all, in order, while it happens, and changes nothing. */
final class BootListenerTest {
  private static final BootPlan PLAN = Shipped.plan("q35-4g-sound", "linux-6.1", "deferred-init");
  private static final String REPORT = json(Shipped.LIFEBOAT.boot(PLAN));

  private static String json(BootReport report) {
    return new JsonReport().render(report);
  }

  @Test
  void theEventsAreThoseOfTheReportAndTheReportIsTheSame() {
    for (Path machine : Shipped.machines()) {
      for (BootPlan plan : Shipped.LIFEBOAT.reader().readAllPolicies(PlanRequest.of(machine))) {
        List<BootEvent> heard = new ArrayList<>();

        BootReport report = Shipped.LIFEBOAT.boot(plan, heard::add);

        assertThat(heard).isEqualTo(report.events()).isNotEmpty();
        assertThat(json(report)).isEqualTo(json(Shipped.LIFEBOAT.boot(plan)));
      }
    }
  }

  @Test
  void itIsCalledOnTheThreadThatBoots() {
    Thread here = Thread.currentThread();

    Shipped.LIFEBOAT.boot(PLAN, event -> assertThat(Thread.currentThread()).isSameAs(here));
  }

  @Test
  void itHearsALineWhileThePolicyThatPrintsItIsAtWork() {
    List<BootEvent> heard = new ArrayList<>();
    Printed line = new Printed(Severity.NOTICE, "mine: hello");
    Acting talkative =
        new Acting(
            stage -> {
              assertThat(heard).doesNotContain(line);
              stage.print(line.severity(), line.text());
              assertThat(heard).endsWith(line);
            });

    BootReport report = talkative.boot(heard::add);

    assertThat(report.failure()).isEmpty();
    assertThat(report.events()).contains(line);
  }

  @Test
  void whereverItThrowsThatVeryExceptionComesOutAndNothingElseSuffers() {
    int events = Shipped.LIFEBOAT.boot(PLAN).events().size();
    for (int last = 1; last <= events; last++) {
      IllegalStateException mine = new IllegalStateException("the listener's own");
      Throwing listener = new Throwing(last, mine);

      assertThat(catchThrowable(() -> Shipped.LIFEBOAT.boot(PLAN, listener))).isSameAs(mine);
      assertThat(listener.told).isEqualTo(last);
    }
    assertThat(json(Shipped.LIFEBOAT.boot(PLAN))).isEqualTo(REPORT);
  }

  @Test
  void anErrorAndACheckedExceptionComeOutAsTheyAre() {
    List<Throwable> all = List.of(new StackOverflowError(), new IOException("from Kotlin"));
    for (Throwable mine : all) {
      assertThat(catchThrowable(() -> Shipped.LIFEBOAT.boot(PLAN, new Throwing(9, mine))))
          .isSameAs(mine);
    }
  }

  @Test
  void whatItThrowsInTheMidstOfAPolicyIsNotThePolicys() {
    List<String> passed = new ArrayList<>();
    IllegalStateException mine = new IllegalStateException("the listener's own");
    Acting talkative =
        new Acting(
            stage -> {
              stage.print(Severity.INFO, "mine: hello");
              passed.add("print");
            });

    Throwable thrown =
        catchThrowable(
            () ->
                talkative.boot(
                    event -> {
                      if (event instanceof Printed line && line.text().startsWith("mine:")) {
                        throw mine;
                      }
                    }));

    assertThat(thrown).isSameAs(mine);
    assertThat(passed).containsExactly("print");
  }

  @Test
  void itHearsOfAPluginsFailure() {
    List<BootEvent> heard = new ArrayList<>();
    Acting bad =
        new Acting(
            stage -> {
              throw new IllegalStateException("oops");
            });

    BootReport report = bad.boot(heard::add);

    assertThat(heard).isEqualTo(report.events());
    assertThat(heard).anyMatch(PluginFailed.class::isInstance);
  }

  @Test
  void itHearsOfAPluginThatCannotEvenBeMade() {
    List<BootEvent> heard = new ArrayList<>();

    BootReport report = new Acting(null).boot(heard::add);

    assertThat(heard).isEqualTo(report.events()).hasSize(1);
    assertThat(heard).allMatch(PluginFailed.class::isInstance);
  }

  @Test
  void itMayBootAnotherMachineMeanwhile() {
    List<String> within = new ArrayList<>();

    BootReport report =
        Shipped.LIFEBOAT.boot(
            PLAN,
            event -> {
              if (event instanceof BootEvent.Began) {
                within.add(json(Shipped.LIFEBOAT.boot(PLAN)));
              }
            });

    assertThat(json(report)).isEqualTo(REPORT);
    assertThat(within).hasSize(5).containsOnly(REPORT);
  }

  /** Throws at the last event that it is told of. */
  private static final class Throwing implements BootListener {
    private final int last;
    private final Throwable thrown;
    private int told;

    Throwing(int last, Throwable thrown) {
      this.last = last;
      this.thrown = thrown;
    }

    @Override
    public void happened(BootEvent event) {
      told++;
      if (told == last) {
        throw Throwing.<RuntimeException>unchecked(thrown);
      }
    }

    @SuppressWarnings("unchecked") // a checked exception comes through as it does from Kotlin
    private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
      throw (T) thrown;
    }
  }

  /** What a policy does early. */
  private interface Act {
    void at(EarlyStage stage);
  }

  /** A policy that acts early; without an act it cannot be made. */
  private record Acting(Act act) implements FallbackPolicyProvider<NoSettings> {
    BootReport boot(BootListener listener) {
      return Lifeboat.builder()
          .provider(this)
          .build()
          .boot(PLAN.withPolicy(new PluginChoice(id(), new NoSettings())), listener);
    }

    @Override
    public String id() {
      return "acting";
    }

    @Override
    public String summary() {
      return "Acts early.";
    }

    @Override
    public Class<NoSettings> settingsType() {
      return NoSettings.class;
    }

    @Override
    public FallbackPolicy create(NoSettings settings) {
      Act early = Objects.requireNonNull(act);
      return new FallbackPolicy() {
        @Override
        public void early(EarlyStage stage, DetectedIommus detected) {
          early.at(stage);
        }

        @Override
        public DmaBackend late(RuntimeStage stage, InitializationOutcome outcome) {
          return outcome.active() ? DmaBackend.hardware() : DmaBackend.none();
        }
      };
    }
  }
}

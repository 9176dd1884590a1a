package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.it.BadBoots.failure;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lifeboat.api.driver.Detection;
import org.lifeboat.api.driver.EarlyProbe;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.driver.FirmwareFault;
import org.lifeboat.api.driver.FirmwareImage;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.driver.IommuDriver;
import org.lifeboat.api.driver.IommuDriverProvider;
import org.lifeboat.api.memory.PageBlock;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.memory.Zone;
import org.lifeboat.api.plugin.NoSettings;
import org.lifeboat.api.stage.InterruptStage;
import org.lifeboat.api.stage.Stage;
import org.lifeboat.engine.event.BootEvent.PluginFailure;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.Fault;
import org.lifeboat.engine.report.BootReport;

/** A driver that breaks the rules, each time where it can. */
final class BadDriversTest {
  private static void assertFailed(BootReport report, String moment, String words) {
    PluginFailure failure = failure(report);
    assertThat(failure.plugin()).isEqualTo("driver bad");
    assertThat(failure.moment()).isEqualTo(moment);
    assertThat(failure.problem()).contains(words);
  }

  private static BootReport answering(
      Detection detection, EarlyProbe probe, Initialization initialization) {
    return BadBoots.driver(() -> new AnsweringDriver(detection, probe, initialization));
  }

  @Test
  void theDriverOfTheseTestsIsGoodByItself() {
    BootReport report = BadBoots.driver(() -> new ActingDriver((call, stage) -> {}));

    assertThat(report.failure()).isEmpty();
    assertThat(report.backend()).contains("bad");
  }

  @ParameterizedTest
  @EnumSource(ActingDriver.Call.class)
  void whateverItThrowsIsReportedWithTheMoment(ActingDriver.Call bad) {
    BootReport report =
        BadBoots.driver(
            () ->
                new ActingDriver(
                    (call, stage) -> {
                      if (call == bad) {
                        throw new NoClassDefFoundError("org/example/Missing");
                      }
                    }));

    assertFailed(report, bad.moment, "threw NoClassDefFoundError: org/example/Missing");
  }

  @Test
  void aDriverThatCannotBeMadeIsReported() {
    assertFailed(
        BadBoots.driver(
            () -> {
              throw new IllegalStateException("not today");
            }),
        "early stage",
        "threw IllegalStateException: not today");
  }

  @Test
  void pagesFreedTwiceAreReported() {
    Function<ActingDriver.Call, BootReport> boot =
        bad ->
            BadBoots.driver(
                () ->
                    new ActingDriver(
                        (call, stage) -> {
                          if (call == bad) {
                            var pages = ((InterruptStage) stage).pages();
                            PageBlock mine = pages.allocate(0, Zone.DMA32).orElseThrow();
                            pages.free(mine);
                            pages.free(mine);
                          }
                        }));

    assertFailed(
        boot.apply(ActingDriver.Call.PREPARE_INTERRUPTS),
        "interrupt set-up",
        "belongs to \"page allocator\", not to \"bad pages\"");
    assertFailed(
        boot.apply(ActingDriver.Call.INITIALIZE),
        "run-time stage",
        "belongs to \"page allocator\", not to \"bad pages\"");
  }

  @ParameterizedTest
  @EnumSource(
      value = ActingDriver.Call.class,
      names = {"PREPARE_INTERRUPTS", "INITIALIZE"})
  void takingAllPagesIsReported(ActingDriver.Call bad) {
    BootReport report =
        BadBoots.driver(
            () ->
                new ActingDriver(
                    (call, stage) -> {
                      if (call == bad) {
                        var pages = ((InterruptStage) stage).pages();
                        for (int order = Pages.MAX_ORDER; order >= 0; order--) {
                          while (pages.allocate(order, Zone.NORMAL).isPresent()) {}
                        }
                      }
                    }));

    assertFailed(report, bad.moment, "belong to \"bad pages\"");
  }

  @Test
  void aStageKeptIntoTheNextIsReported() {
    BootReport report =
        BadBoots.driver(
            () ->
                new ActingDriver(
                    new BiConsumer<>() {
                      private Stage kept;

                      @Override
                      public void accept(ActingDriver.Call call, Stage stage) {
                        if (call == ActingDriver.Call.DETECT) {
                          kept = stage;
                        }
                        if (call == ActingDriver.Call.INITIALIZE) {
                          kept.firmwareMap();
                        }
                      }
                    }));

    assertFailed(report, "run-time stage", "the early stage is over");
  }

  @Test
  void answersThatAreMissingAreReported() {
    Detection present = new Detection.Present("one unit");
    EarlyProbe sound = new EarlyProbe.Sound();

    assertFailed(answering(null, sound, null), "early stage", "answered null");
    assertFailed(answering(present, null, null), "early stage", "answered null");
    assertFailed(answering(present, sound, null), "run-time stage", "answered null");
  }

  @Test
  void answersOfWhichAPartIsMissingAreReported() {
    Detection present = new Detection.Present("one unit");
    EarlyProbe sound = new EarlyProbe.Sound();
    Initialization active = new Initialization.Active(1, List.of());
    Finding mute = new Finding("mute", null);
    String words = "of which a part is missing";

    assertFailed(answering(new Detection.Disabled(null), sound, active), "early stage", words);
    assertFailed(answering(new Detection.Present(null), sound, active), "early stage", words);
    assertFailed(answering(present, new EarlyProbe.Broken(mute), active), "early stage", words);
    assertFailed(answering(present, new EarlyProbe.Unknowable(null), active), "early stage", words);
    assertFailed(
        answering(present, sound, new Initialization.Failed(null)), "run-time stage", words);
    assertFailed(
        answering(present, sound, new Initialization.Inactive(null)), "run-time stage", words);
  }

  /** A good driver that offers a fault which cannot be put in. */
  private record BadFault(Function<FirmwareImage, FirmwareImage> change)
      implements IommuDriverProvider<NoSettings> {
    @Override
    public String id() {
      return "bad";
    }

    @Override
    public String summary() {
      return "Offers a fault that cannot be put in.";
    }

    @Override
    public Class<NoSettings> settingsType() {
      return NoSettings.class;
    }

    @Override
    public IommuDriver create(NoSettings settings) {
      return new ActingDriver((call, stage) -> {});
    }

    @Override
    public List<FirmwareFault> faults() {
      return List.of(new FirmwareFault("bad-fault", "Cannot be put in.", change::apply));
    }
  }

  @Test
  void aFirmwareFaultThatCannotBePutInIsReported() {
    BootPlan plan =
        Shipped.plan(BadBoots.HARDWARE_WORKS, BadBoots.MODERN, "nommu")
            .withFaults(List.of(new Fault.Firmware("bad-fault")));

    assertFailed(
        BadBoots.boot(
            plan,
            new BadFault(
                image -> {
                  throw new IndexOutOfBoundsException("no such table");
                })),
        "early stage",
        "threw IndexOutOfBoundsException: no such table");
    assertFailed(BadBoots.boot(plan, new BadFault(image -> null)), "early stage", "answered null");
  }
}

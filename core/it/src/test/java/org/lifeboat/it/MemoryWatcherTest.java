package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lifeboat.engine.config.PlanRequest;
import org.lifeboat.engine.event.BootEvent;
import org.lifeboat.engine.event.BootEvent.Began;
import org.lifeboat.engine.event.BootEvent.PoolReserved;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.render.JsonReport;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.Owned;

/** Who watches memory sees all of it at every event, and changes nothing. */
final class MemoryWatcherTest {
  private static final BootPlan PLAN = Shipped.plan("q35-4g-sound", "linux-6.1", "deferred-init");

  private static long bytes(List<Owned> owners) {
    return owners.stream().mapToLong(Owned::bytes).sum();
  }

  private static String json(BootReport report) {
    return new JsonReport().render(report);
  }

  @Test
  void atEveryEventSomebodyOwnsEachByteOfRamAndTheReportIsTheSame() {
    for (Path machine : Shipped.machines()) {
      for (BootPlan plan : Shipped.LIFEBOAT.reader().readAllPolicies(PlanRequest.of(machine))) {
        List<BootEvent> heard = new ArrayList<>();
        List<Long> seen = new ArrayList<>();

        BootReport report =
            Shipped.LIFEBOAT.watch(
                plan,
                (event, memory) -> {
                  heard.add(event);
                  if (heard.contains(new Began(BootEvent.Moment.EARLY))) {
                    seen.add(bytes(memory.get()));
                  }
                });

        assertThat(heard).isEqualTo(report.events());
        assertThat(seen).isNotEmpty().containsOnly(report.memory().totalBytes());
        assertThat(json(report)).isEqualTo(json(Shipped.LIFEBOAT.boot(plan)));
      }
    }
  }

  @Test
  void aPoolIsItsOwnersWhenItIsToldOf() {
    List<String> owners = new ArrayList<>();

    Shipped.LIFEBOAT.watch(
        PLAN,
        (event, memory) -> {
          if (event instanceof PoolReserved reserved) {
            memory.get().stream()
                .filter(o -> o.range().equals(reserved.pool().range()))
                .forEach(o -> owners.add(o.owner().name()));
          }
        });

    assertThat(owners).containsExactly("swiotlb pool");
  }

  @Test
  void whatItThrowsComesOutWhenTheBootIsOver() {
    IllegalStateException mine = new IllegalStateException("mine");

    assertThatThrownBy(
            () ->
                Shipped.LIFEBOAT.watch(
                    PLAN,
                    (event, memory) -> {
                      throw mine;
                    }))
        .isSameAs(mine);
  }
}

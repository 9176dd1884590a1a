package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.config.PlanRequest;
import org.lifeboat.engine.event.BootEvent;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.render.JsonReport;
import org.lifeboat.engine.render.LogReport;
import org.lifeboat.engine.render.Style;
import org.lifeboat.engine.render.TextReport;
import org.lifeboat.engine.report.BootReport;

/**
 * A boot is a function of its plan: neither other boots, nor threads, nor the order, nor another
 * engine, nor the computer's language make a difference.
 */
final class PurityTest {
  private static final int THREADS = 4;

  /** Every machine under every policy, and every kernel in turn. */
  private static List<BootPlan> plans() {
    List<BootPlan> plans = new ArrayList<>();
    List<String> kernels = Shipped.LIFEBOAT.reader().kernelIds();
    for (Path machine : Shipped.machines()) {
      for (BootPlan plan : Shipped.LIFEBOAT.reader().readAllPolicies(PlanRequest.of(machine))) {
        String kernel = kernels.get(plans.size() % kernels.size());
        plans.add(plan.withKernel(Shipped.LIFEBOAT.reader().kernel(kernel)).withSeed(plans.size()));
      }
    }
    return plans;
  }

  private static String boot(Lifeboat lifeboat, BootPlan plan) {
    return new JsonReport().render(lifeboat.boot(plan));
  }

  /** The same with a listener, who hears what the report says. */
  private static String bootHeard(Lifeboat lifeboat, BootPlan plan) {
    List<BootEvent> heard = new ArrayList<>();
    BootReport report = lifeboat.boot(plan, heard::add);
    return heard.equals(report.events()) ? new JsonReport().render(report) : "heard " + heard;
  }

  @Test
  void manyThreadsInAnyOrderGiveTheBytesOfOneThreadInOrder()
      throws InterruptedException, ExecutionException {
    List<BootPlan> plans = plans();
    List<String> alone = plans.stream().map(plan -> boot(Shipped.LIFEBOAT, plan)).toList();
    Map<Integer, String> wrong = new ConcurrentHashMap<>();
    List<Callable<Integer>> work = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      List<Integer> order = new ArrayList<>(IntStream.range(0, plans.size()).boxed().toList());
      Collections.shuffle(order, new Random(thread));
      work.add(
          () -> {
            for (int index : order) {
              String together = bootHeard(Shipped.LIFEBOAT, plans.get(index));
              if (!together.equals(alone.get(index))) {
                wrong.put(index, together);
              }
            }
            return order.size();
          });
    }

    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (Future<Integer> done : threads.invokeAll(work)) {
        assertThat(done.get()).isEqualTo(plans.size());
      }
    } finally {
      threads.shutdown();
    }

    assertThat(plans).hasSizeGreaterThan(50);
    assertThat(wrong).isEmpty();
  }

  @Test
  void anotherEngineGivesTheSameBytes() {
    Lifeboat another = Lifeboat.create();

    for (BootPlan plan : plans()) {
      assertThat(boot(another, plan)).isEqualTo(boot(Shipped.LIFEBOAT, plan));
    }
  }

  @Test
  void inShortABootIsTheSame() {
    for (BootPlan plan : plans()) {
      assertThat(Shipped.LIFEBOAT.summarize(plan)).isEqualTo(Shipped.LIFEBOAT.boot(plan).summary());
    }
  }

  @Test
  void aComputerThatWritesArabicDigitsGivesTheSameBytes() {
    List<BootPlan> plans = plans();
    List<String> here = plans.stream().map(PurityTest::page).toList();
    Locale locale = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      assertThat("%d".formatted(1)).isNotEqualTo("1");
      assertThat(plans.stream().map(PurityTest::page)).isEqualTo(here);
    } finally {
      Locale.setDefault(locale);
    }
  }

  /** All that a person reads of a boot, its log included. */
  private static String page(BootPlan plan) {
    BootReport report = Shipped.LIFEBOAT.boot(plan);
    return new TextReport(Style.PLAIN).render(report) + new LogReport().render(report);
  }
}

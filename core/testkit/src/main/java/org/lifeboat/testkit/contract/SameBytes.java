package org.lifeboat.testkit.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.render.JsonReport;

/** That a boot is a function of its plan, whichever plugin takes part. */
final class SameBytes {
  private static final int THREADS = 4;

  private final Supplier<Bench> benches;
  private final Supplier<List<BootPlan>> plans;
  private final Supplier<List<String>> reports = new Once<>(this::bootAll);

  /**
   * @param benches makes benches that have the same plugins
   * @param plans some plans
   */
  SameBytes(Supplier<Bench> benches, Supplier<List<BootPlan>> plans) {
    this.benches = benches;
    this.plans = new Once<>(plans);
  }

  Stream<Clause> clauses() {
    return Stream.of(
        clause(
            "gives the same bytes a second time",
            () -> compare(reports.get(), inOrder(), benches.get())),
        clause(
            "gives the same bytes whatever was booted before",
            () -> compare(reports.get(), shuffled(), benches.get())),
        clause("gives the same bytes on several threads at once", this::onThreads));
  }

  private static Clause clause(String sentence, Runnable check) {
    return new Clause(Family.SAME_BYTES, sentence, check);
  }

  private List<Integer> inOrder() {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < plans.get().size(); i++) {
      order.add(i);
    }
    return order;
  }

  private List<Integer> shuffled() {
    List<Integer> order = inOrder();
    Collections.shuffle(order, new Random(1));
    return order;
  }

  private List<String> bootAll() {
    Bench bench = benches.get();
    return plans.get().stream().map(plan -> report(bench, plan)).toList();
  }

  private void compare(List<String> expected, List<Integer> order, Bench bench) {
    for (int i : order) {
      String again = report(bench, plans.get().get(i));
      if (!again.equals(expected.get(i))) {
        throw new Breach(
            difference(expected.get(i), again), new Witness(bench).of(plans.get().get(i)));
      }
    }
  }

  private void onThreads() {
    List<String> alone = reports.get();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> work = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        List<Integer> order = inOrder();
        Collections.shuffle(order, new Random(i));
        work.add(threads.submit(() -> compare(alone, order, benches.get())));
      }
      for (Future<?> part : work) {
        part.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Breach breach) {
        throw breach;
      }
      if (e.getCause() instanceof NotJudgedException untried) {
        throw untried;
      }
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static String report(Bench bench, BootPlan plan) {
    Trial trial = bench.boot(plan);
    if (trial instanceof Trial.Untried) {
      throw new NotJudgedException();
    }
    return trial.report().map(r -> new JsonReport().render(r)).orElse("");
  }

  private static String difference(String first, String second) {
    List<String> before = first.lines().toList();
    List<String> after = second.lines().toList();
    for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
      if (!before.get(i).equals(after.get(i))) {
        return "first '%s', then '%s'".formatted(before.get(i).strip(), after.get(i).strip());
      }
    }
    return "first %s lines, then %s".formatted(before.size(), after.size());
  }
}

package org.lifeboat.testkit.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.testkit.contract.AllocatorOperation.Add;
import org.lifeboat.testkit.contract.AllocatorOperation.Allocate;
import org.lifeboat.testkit.contract.AllocatorOperation.Free;
import org.lifeboat.testkit.contract.AllocatorOperation.HandOver;
import org.lifeboat.testkit.contract.AllocatorOperation.Reserve;
import org.lifeboat.testkit.contract.AllocatorSession.Broken;

/** An early allocator alone, without a boot, held against its promises. */
final class AllocatorClauses {
  private static final int LIVES = 1500;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long MB = 1L << 20;

  /** Runs that a machine of 64 TB may be handed over in, with twenty holes in it. */
  private static final int MOST_RUNS = 64;

  private final Supplier<EarlyAllocator> maker;
  private final Deadline deadline = new Deadline(PATIENCE);
  private final Supplier<Map<AllocatorPromise, List<AllocatorOperation>>> broken =
      new Once<>(this::live);

  /**
   * @param maker makes allocators that know no memory
   */
  AllocatorClauses(Supplier<EarlyAllocator> maker) {
    this.maker = maker;
  }

  Stream<Clause> clauses() {
    return Stream.of(AllocatorPromise.values())
        .map(p -> new Clause(p.family(), p.sentence(), () -> check(p)));
  }

  private void check(AllocatorPromise promise) {
    switch (promise) {
      case FINDS -> require(roomy(), 0);
      case FREES -> require(freeing(), 1);
      case AT_ONCE -> atOnce();
      default -> shrunk(promise);
    }
  }

  /** A life in which more than {@code failure} requests must find room. */
  private void require(List<AllocatorOperation> life, int failure) {
    AllocatorSession session = new AllocatorSession(maker.get());
    perform(session, life);
    long got = session.trace().stream().filter(line -> line.startsWith("# got")).count();
    if (got <= failure) {
      throw new Breach("it finds no room", String.join("\n", session.trace()));
    }
  }

  private static List<AllocatorOperation> roomy() {
    return List.of(
        new Add(MemoryRange.ofSize(MB, 64 * MB), 0),
        new Allocate(AllocationRequest.of(MB, Pages.SIZE), 0));
  }

  private static List<AllocatorOperation> freeing() {
    AllocationRequest most = AllocationRequest.of(40 * MB, Pages.SIZE);
    return List.of(
        new Add(MemoryRange.ofSize(MB, 64 * MB), 0),
        new Allocate(most, 0),
        new Free(0),
        new Allocate(most, 1));
  }

  private void atOnce() {
    List<AllocatorOperation> life = new ArrayList<>();
    life.add(new Add(MemoryRange.ofSize(4096 * MB, 64L << 40), 0));
    for (int i = 1; i <= 20; i++) {
      life.add(new Reserve(MemoryRange.ofSize(4096 * MB + i * (3L << 40) + 12345, 777)));
    }
    life.add(new HandOver());
    AllocatorSession session = new AllocatorSession(maker.get());
    perform(session, life);
    if (session.runs() > MOST_RUNS) {
      throw new Breach(
          "it hands over 64 TB with 20 holes in %s runs".formatted(session.runs()),
          String.join("\n", session.trace()));
    }
  }

  private Map<AllocatorPromise, List<AllocatorOperation>> live() {
    Map<AllocatorPromise, List<AllocatorOperation>> first = new EnumMap<>(AllocatorPromise.class);
    RandomOperations.some(LIVES)
        .forEach(
            life ->
                perform(new AllocatorSession(maker.get()), life)
                    .ifPresent(b -> first.putIfAbsent(b.promise(), life)));
    return first;
  }

  private void shrunk(AllocatorPromise promise) {
    List<AllocatorOperation> life = broken.get().get(promise);
    if (life == null) {
      return;
    }
    List<AllocatorOperation> smallest = life;
    for (int i = smallest.size() - 1; i >= 0; i--) {
      List<AllocatorOperation> without = new ArrayList<>(smallest);
      without.remove(i);
      if (breaks(promise, without)) {
        smallest = without;
      }
    }
    AllocatorSession session = new AllocatorSession(maker.get());
    String words = perform(session, smallest).map(Broken::words).orElse("it does so at times only");
    throw new Breach(words, String.join("\n", session.trace()));
  }

  private boolean breaks(AllocatorPromise promise, List<AllocatorOperation> life) {
    return perform(new AllocatorSession(maker.get()), life)
        .filter(b -> b.promise() == promise)
        .isPresent();
  }

  private Optional<Broken> perform(AllocatorSession session, List<AllocatorOperation> life) {
    try {
      return deadline.within(() -> session.perform(life));
    } catch (Deadline.MissedException e) {
      throw new Breach(
          "it does not come back within " + PATIENCE.toSeconds() + " s",
          String.join("\n", List.copyOf(session.trace())));
    } catch (ExecutionException e) {
      throw new IllegalStateException("a session threw what none may throw", e.getCause());
    }
  }
}

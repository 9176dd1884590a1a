package org.lifeboat.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.testkit.contract.AllocatorOperation.Add;
import org.lifeboat.testkit.contract.AllocatorOperation.Allocate;
import org.lifeboat.testkit.contract.AllocatorOperation.Free;
import org.lifeboat.testkit.contract.AllocatorOperation.FreeLate;
import org.lifeboat.testkit.contract.AllocatorOperation.HandOver;
import org.lifeboat.testkit.contract.AllocatorOperation.Limit;
import org.lifeboat.testkit.contract.AllocatorOperation.Remove;
import org.lifeboat.testkit.contract.AllocatorOperation.Reserve;

/**
 * Lives of an early allocator as a kernel could lead them: memory first, in whole pages, on one
 * node or two, some of it taken back; then reservations, requests and releases; the hand-over; and
 * what is given back after it. The same at each call.
 */
final class RandomOperations {
  private static final long SEED = 0x3e3b10c4L;
  private static final long MB = 1L << 20;

  private RandomOperations() {}

  static Stream<List<AllocatorOperation>> some(int count) {
    SplittableRandom random = new SplittableRandom(SEED);
    return Stream.generate(() -> life(random)).limit(count);
  }

  private static List<AllocatorOperation> life(SplittableRandom random) {
    List<AllocatorOperation> life = new ArrayList<>();
    long end = memory(random, life);
    int requests = 0;
    for (int steps = random.nextInt(2, 60); steps > 0; steps--) {
      switch (random.nextInt(8)) {
        case 0, 1 -> life.add(new Reserve(anywhere(random, end)));
        case 2 -> {
          if (requests > 0) {
            life.add(new Free(random.nextInt(requests)));
          }
        }
        case 3 -> {
          if (random.nextInt(3) == 0) {
            life.add(new Limit(random.nextLong(MB, end + MB)));
          }
        }
        default -> life.add(new Allocate(request(random, end), requests++));
      }
    }
    life.add(new HandOver());
    for (int number = 0; number < requests; number++) {
      if (random.nextBoolean()) {
        life.add(new FreeLate(number));
      }
    }
    return life;
  }

  /** Up to three stretches from 1 MB on with holes between, on up to two nodes; the end of all. */
  private static long memory(SplittableRandom random, List<AllocatorOperation> life) {
    long at = MB + random.nextLong(4) * Pages.SIZE;
    int stretches = random.nextInt(1, 4);
    int second = random.nextInt(1, 5);
    for (int i = 0; i < stretches; i++) {
      long bytes = random.nextLong(1, 2048) * Pages.SIZE;
      life.add(new Add(MemoryRange.ofSize(at, bytes), i >= second ? 1 : 0));
      if (random.nextInt(4) == 0) {
        change(random, MemoryRange.ofSize(at, bytes), life);
      }
      at += bytes + random.nextLong(3) * Pages.SIZE;
    }
    return at;
  }

  /** Some pages of a stretch turn out to be no memory, or another node's. */
  private static void change(
      SplittableRandom random, MemoryRange stretch, List<AllocatorOperation> life) {
    long pages = stretch.bytes() / Pages.SIZE;
    long first = random.nextLong(pages);
    MemoryRange part =
        MemoryRange.ofSize(
            stretch.start() + first * Pages.SIZE,
            random.nextLong(1, pages - first + 1) * Pages.SIZE);
    life.add(new Remove(part));
    if (random.nextBoolean()) {
      life.add(new Add(part, random.nextInt(2)));
    }
  }

  private static MemoryRange anywhere(SplittableRandom random, long end) {
    long start = random.nextLong(MB / 2, end);
    long bytes = random.nextBoolean() ? random.nextLong(1, 9000) : random.nextLong(1, MB);
    return MemoryRange.ofSize(start, bytes);
  }

  private static AllocationRequest request(SplittableRandom random, long end) {
    long bytes =
        switch (random.nextInt(4)) {
          case 0 -> random.nextLong(1, 300);
          case 1 -> random.nextLong(1, 20000);
          case 2 -> Pages.SIZE * random.nextLong(1, 64);
          default -> Pages.SIZE * random.nextLong(1, 2048);
        };
    long align = 1L << (random.nextBoolean() ? Pages.SHIFT : random.nextInt(3, 22));
    AllocationRequest request = AllocationRequest.of(bytes, align);
    if (random.nextInt(3) == 0) {
      request =
          random.nextBoolean()
              ? request.above(random.nextLong(MB, end))
              : request.preferablyAbove(random.nextLong(MB, end));
    }
    if (random.nextInt(3) == 0) {
      request = request.below(random.nextLong(MB, end + MB));
    }
    return switch (random.nextInt(5)) {
      case 0 -> request.onlyOn(random.nextInt(2));
      case 1 -> request.preferablyOn(random.nextInt(2));
      default -> request;
    };
  }
}

package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.it.BadBoots.failure;

import java.lang.reflect.Proxy;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.PageSink;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.engine.event.BootEvent.PluginFailure;
import org.lifeboat.engine.report.BootReport;

/**
 * An early allocator that breaks its contract: it is named, and not the policy or the kernel that
 * asked it.
 */
final class BadAllocatorsTest {
  private static final String EARLY = "early stage";
  private static final String HAND_OVER = "hand-over";
  private static final String RUNTIME = "run-time stage";

  /** 64 MB: only the policy's pool is that large. */
  private static final long POOL_BYTES = 64 << 20;

  private static boolean isForPool(AllocationRequest request) {
    return request.bytes() == POOL_BYTES && request.max() == AllocationRequest.LOW_LIMIT;
  }

  private static UnaryOperator<EarlyAllocator> poolAt(OptionalLong address) {
    return memblock ->
        new SpoiledMemblock(memblock) {
          @Override
          public OptionalLong allocate(AllocationRequest request) {
            return isForPool(request) ? address : super.allocate(request);
          }
        };
  }

  private static UnaryOperator<EarlyAllocator> handingOver(Consumer<PageSink> deed) {
    return memblock ->
        new SpoiledMemblock(memblock) {
          @Override
          public void handOver(PageSink pages) {
            deed.accept(pages);
            super.handOver(pages);
          }
        };
  }

  private static UnaryOperator<EarlyAllocator> freeingLate(Consumer<PageSink> deed) {
    return memblock ->
        new SpoiledMemblock(memblock) {
          @Override
          public void freeLate(MemoryRange range, PageSink pages) {
            deed.accept(pages);
          }
        };
  }

  private static void assertFailed(BootReport report, String moment, String words) {
    PluginFailure failure = failure(report);
    assertThat(failure.plugin()).isEqualTo("allocator bad");
    assertThat(failure.moment()).isEqualTo(moment);
    assertThat(failure.problem()).contains(words);
  }

  @Test
  void memoryHandedOutTwiceIsReportedWithTheOwnerItHas() {
    BootReport report = BadBoots.allocator(poolAt(OptionalLong.of(0x1000000)));

    assertFailed(
        report,
        EARLY,
        "0x1000000-0x4411000 belongs to \"kernel image\", not to \"early allocator\"");
  }

  @ParameterizedTest
  @CsvSource({
    "0x80000000, 0x80000000-0x84000000 is not RAM",
    "0x7fffffffffffffff, 0x7fffffffffffffff-0x8000000003ffffff is not RAM",
    "-1, 'answered 0xffffffffffffffff, which is not RAM'",
  })
  void anAddressThatIsNoMemoryIsReported(long address, String words) {
    assertFailed(BadBoots.allocator(poolAt(OptionalLong.of(address))), EARLY, words);
  }

  @Test
  void noAnswerAtAllIsReported() {
    assertFailed(BadBoots.allocator(poolAt(null)), EARLY, "answered null");
  }

  @Test
  void pagesThatWereForgottenAtTheHandOverAreReported() {
    BootReport report =
        BadBoots.allocator(
            memblock ->
                new SpoiledMemblock(memblock) {
                  @Override
                  public void handOver(PageSink pages) {}
                });

    assertFailed(
        report,
        HAND_OVER,
        "did not hand over all: 0x100000-0x1000000 belongs to \"early allocator\", not to \"page"
            + " allocator\"");
  }

  @Test
  void reservedPagesThatWereHandedOverAreReported() {
    assertFailed(
        BadBoots.allocator(handingOver(pages -> pages.release(0x1000, 0x1100, 8))),
        HAND_OVER,
        "0x1000000-0x1100000 belongs to \"kernel image\", not to \"early allocator\"");
  }

  @Test
  void pagesThatWereHandedOverTwiceAreReported() {
    assertFailed(
        BadBoots.allocator(handingOver(pages -> pages.release(0x100, 0x101, 0))),
        HAND_OVER,
        "belongs to \"page allocator\", not to \"early allocator\"");
  }

  @ParameterizedTest
  @CsvSource({
    "0x100, 0x100, 0, no release: pfn 0x100-0x100",
    "0x200, 0x100, 0, range ends before it starts",
    "0x10000000000100, 0x10000000000200, 0, no release: pfn 0x10000000000100-0x10000000000200",
    "0x100, 0x200, 11, no release: pfn 0x100-0x200, order 11",
    "0x100, 0x200, -1, no release: pfn 0x100-0x200, order -1",
  })
  void anAbsurdReleaseIsReported(long firstPfn, long endPfn, int maxOrder, String words) {
    assertFailed(
        BadBoots.allocator(handingOver(pages -> pages.release(firstPfn, endPfn, maxOrder))),
        HAND_OVER,
        words);
  }

  @Test
  void aRefusalThatItSwallowsIsReportedAllTheSame() {
    BootReport report =
        BadBoots.allocator(
            handingOver(
                pages -> {
                  try {
                    pages.release(0x1000, 0x1100, 8);
                  } catch (RuntimeException swallowed) {
                    assertThat(swallowed).hasMessageContaining("kernel image");
                  }
                }));

    assertFailed(report, HAND_OVER, "belongs to \"kernel image\", not to \"early allocator\"");
  }

  @Test
  void freeingLateWhatBelongsToAnotherIsReported() {
    assertFailed(
        BadBoots.allocator(freeingLate(pages -> pages.release(0x1000, 0x1100, 0))),
        RUNTIME,
        "0x1000000-0x1100000 belongs to \"kernel image\", not to \"swiotlb");
  }

  @Test
  void freeingLateMoreThanWasAskedIsReported() {
    BootReport report =
        BadBoots.allocator(
            memblock ->
                new SpoiledMemblock(memblock) {
                  @Override
                  public void freeLate(MemoryRange range, PageSink pages) {
                    boolean pool = range.bytes() == POOL_BYTES;
                    super.freeLate(
                        pool ? MemoryRange.ofSize(range.start(), POOL_BYTES + Pages.SIZE) : range,
                        pages);
                  }
                });

    assertFailed(
        report, RUNTIME, "0x7fee4000-0x7fee5000 belongs to \"initrd\", not to \"swiotlb pool\"");
  }

  @Test
  void freeingNothingLateIsALossAndNoMisdeed() {
    BootReport report = BadBoots.allocator(freeingLate(pages -> {}));

    assertThat(report.failure()).isEmpty();
    assertThat(report.memory().returnedBytes()).isZero();
    assertThat(report.memory().lostBytes())
        .isEqualTo(POOL_BYTES + report.memory().bookkeepingBytes());
  }

  @Test
  void givingTheSamePoolTwiceToAPolicyIsTheAllocatorsWrong() {
    BootReport report =
        BadBoots.allocator(
            memblock ->
                new SpoiledMemblock(memblock) {
                  private OptionalLong last = OptionalLong.empty();

                  @Override
                  public OptionalLong allocate(AllocationRequest request) {
                    if (last.isEmpty() && isForPool(request)) {
                      last = super.allocate(request);
                      return last;
                    }
                    return last.isPresent() ? last : super.allocate(request);
                  }
                });

    assertFailed(report, EARLY, "belongs to \"swiotlb pool\", not to \"early allocator\"");
  }

  @ParameterizedTest
  @CsvSource({
    "add, early stage",
    "limit, early stage",
    "reserve, early stage",
    "allocate, early stage",
    "handOver, hand-over",
    "freeLate, run-time stage",
  })
  void whateverItThrowsIsReportedWithTheMoment(String method, String moment) {
    assertFailed(
        BadBoots.allocator(memblock -> throwingIn(method, memblock)),
        moment,
        "threw NoClassDefFoundError: in " + method);
  }

  private static EarlyAllocator throwingIn(String method, EarlyAllocator memblock) {
    return (EarlyAllocator)
        Proxy.newProxyInstance(
            EarlyAllocator.class.getClassLoader(),
            new Class<?>[] {EarlyAllocator.class},
            (proxy, called, arguments) -> {
              if (called.getName().equals(method)) {
                throw new NoClassDefFoundError("in " + method);
              }
              return called.invoke(memblock, arguments);
            });
  }
}

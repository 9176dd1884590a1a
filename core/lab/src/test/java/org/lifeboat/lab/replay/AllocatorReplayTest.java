package org.lifeboat.lab.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.api.memory.PageSink;
import org.lifeboat.api.memory.Region;

/** What is written down, and what an allocator is held to. */
class AllocatorReplayTest {
  private static List<String> replay(Supplier<EarlyAllocator> maker, String trace) {
    List<String> lines = new ArrayList<>();
    new AllocatorReplay("odd", maker)
        .replay(TraceReader.parse(Path.of("x.trace"), trace), lines::add);
    return lines;
  }

  private static void assertFault(EarlyAllocator allocator, String trace, String words) {
    assertThatThrownBy(() -> replay(() -> allocator, trace))
        .isInstanceOf(AllocatorFaultException.class)
        .hasMessage(words);
  }

  private static EarlyAllocator answering(OptionalLong answer) {
    return new PlainAllocator() {
      @Override
      public OptionalLong allocate(AllocationRequest request) {
        return answer;
      }
    };
  }

  private static EarlyAllocator handingOver(long firstPfn, long endPfn, int maxOrder) {
    return new PlainAllocator() {
      @Override
      public void handOver(PageSink pages) {
        pages.release(firstPfn, endPfn, maxOrder);
      }
    };
  }

  @Test
  void answersAreWrittenAsTheVectorsHaveThem() {
    assertThat(
            replay(
                PlainAllocator::new,
                """
                add 1000 ffffffffffff0000 2
                reserve a000 10
                alloc 10 8 0 0 -1
                alloc 1001 8 0 0 -1
                dump
                handover
                late 6000 2000
                """))
        .containsExactly(
            "at 1000",
            "at 0",
            "memory 1000 ffffffffffff0000 2",
            "reserved a000 10 -1",
            "end",
            "block 1 0",
            "block 2 1",
            "end",
            "block 6 0",
            "block 7 0",
            "end");
  }

  @Test
  void eachReplayHasAnAllocatorOfItsOwn() {
    AllocatorReplay replay = new AllocatorReplay("plain", PlainAllocator::new);
    Trace trace = TraceReader.parse(Path.of("x"), "add 0 100000\nalloc 1 1 0 0 -1\n");
    List<String> lines = new ArrayList<>();
    replay.replay(trace, lines::add);
    replay.replayUnheard(trace);
    replay.replay(trace, lines::add);
    assertThat(lines).containsExactly("at 1000", "at 1000");
  }

  @Test
  void whatItThrowsIsSaidWithTheLine() {
    EarlyAllocator throwing =
        new PlainAllocator() {
          @Override
          public OptionalLong allocate(AllocationRequest request) {
            throw new IllegalStateException("out of order");
          }
        };
    assertFault(
        throwing,
        "dump\nalloc 1 1 0 0 -1\n",
        "x.trace:2: 'alloc 1 1 0 0 -1': odd threw IllegalStateException: out of order");
  }

  @Test
  void errorsAreCaughtAsWell() {
    EarlyAllocator deep =
        new PlainAllocator() {
          @Override
          public void handOver(PageSink pages) {
            throw new StackOverflowError();
          }
        };
    assertFault(deep, "handover\n", "x.trace:1: 'handover': odd threw StackOverflowError");
  }

  @Test
  void anAllocatorThatCannotBeMadeIsSaidSo() {
    assertThatThrownBy(
            () ->
                replay(
                    () -> {
                      throw new NoClassDefFoundError("Gone");
                    },
                    "dump"))
        .isInstanceOf(AllocatorFaultException.class)
        .hasMessage("odd threw NoClassDefFoundError: Gone when it was made");
  }

  @Test
  void nullIsNoAnswer() {
    assertFault(
        answering(null), "alloc 1 1 0 0 -1", "x.trace:1: 'alloc 1 1 0 0 -1': odd answered null");
    EarlyAllocator closed =
        new PlainAllocator() {
          @Override
          public List<Region> memory() {
            return null;
          }
        };
    assertFault(closed, "dump", "x.trace:1: 'dump': odd answered null");
  }

  @Test
  void aPageThatWasBegunMayBeGoneOnWithThoughItsRestIsReserved() {
    var answers = List.of(0x2000L, 0x2040L).iterator();
    EarlyAllocator bootmem =
        new PlainAllocator() {
          @Override
          public OptionalLong allocate(AllocationRequest request) {
            return OptionalLong.of(answers.next());
          }
        };
    assertThat(
            replay(
                () -> bootmem,
                "add 1000 10000\nalloc 10 1 0 0 -1\nreserve 2010 ff0\nalloc 1000 1 0 0 -1"))
        .containsExactly("at 2000", "at 2040");
  }

  @Test
  void whatIsReservedBehindAPageThatWasBegunIsTaken() {
    assertFault(
        answering(OptionalLong.of(0x2000)),
        "add 1000 10000\nalloc 10 1 0 0 -1\nfree 2000 10\nreserve 3000 1\nalloc 1001 1 0 0 -1",
        "x.trace:5: 'alloc 1001 1 0 0 -1': odd answered 0x2000, which is taken already");
  }

  @Test
  void theSameAddressTwiceIsAMisdeed() {
    assertFault(
        answering(OptionalLong.of(0x2000)),
        "add 1000 10000\nalloc 100 1 0 0 -1\nfree 2000 100\nalloc 100 1 0 0 -1\nalloc 80 1 0 0 -1",
        "x.trace:5: 'alloc 80 1 0 0 -1': odd answered 0x2000, which is taken already");
  }

  @ParameterizedTest
  @ValueSource(longs = {0x800, 0xff01, 0x7fff_ffff_ffff_ff00L, -1, -0x100})
  void anAddressThatIsNoMemoryIsAMisdeed(long address) {
    assertFault(
        answering(OptionalLong.of(address)),
        "add 1000 10000\nremove 10000 1000\nalloc 100 1 0 0 -1",
        "x.trace:3: 'alloc 100 1 0 0 -1': odd answered 0x%x, where there is not that much memory"
            .formatted(address));
  }

  @Test
  void anAddressThatIsNotAlignedIsAMisdeed() {
    assertFault(
        answering(OptionalLong.of(0x1008)),
        "add 1000 1000\nalloc 1 10 0 0 -1",
        "x.trace:2: 'alloc 1 10 0 0 -1': odd answered 0x1008, which is zero or not aligned");
  }

  @Test
  void anAbsurdReleaseIsAMisdeed() {
    assertFault(
        handingOver(4, 4, 0),
        "handover",
        "x.trace:1: 'handover': odd threw IllegalArgumentException: no release: pfn 0x4-0x4");
    assertFault(
        handingOver(4, 5, 11),
        "handover",
        "x.trace:1: 'handover': odd threw IllegalArgumentException: no release: order 11");
  }

  @Test
  void whatAnAllocatorDoesNotOfferIsTheTracesMistake() {
    assertThatThrownBy(() -> replay(PlainAllocator::new, "dump\nbottomup 1"))
        .isInstanceOf(TraceException.class)
        .hasMessage(
            "x.trace:2: 'bottomup 1': odd has no such operation: the direction of its search cannot"
                + " be chosen");
  }

  @Test
  void aHandOverWithoutEndIsStopped() {
    assertThatThrownBy(
            () ->
                new AllocatorReplay("odd", () -> handingOver(0, 1L << 52, 0))
                    .replay(TraceReader.parse(Path.of("x"), "handover"), line -> {}))
        .isInstanceOf(TraceException.class)
        .hasMessageContaining("hands over more than 4194304 blocks");
  }
}

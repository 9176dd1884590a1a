package org.lifeboat.it.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.api.memory.EarlyAllocatorProvider;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.PageSink;
import org.lifeboat.api.plugin.NoSettings;

/** Early allocators that break their promises. One sin each. */
final class BadAllocators {
  private BadAllocators() {}

  /** A provider of sinners. */
  public abstract static class Keeper implements EarlyAllocatorProvider<NoSettings> {
    @Override
    public String id() {
      return "sinner";
    }

    @Override
    public String summary() {
      return "Lives in the zoo.";
    }

    @Override
    public Class<NoSettings> settingsType() {
      return NoSettings.class;
    }
  }

  /** A sinner. */
  public static final class HandsOutTwice extends Keeper {
    @Override
    public EarlyAllocator create(NoSettings settings) {
      return new Sinner();
    }

    private static final class Sinner extends PlainAllocator {
      private OptionalLong last = OptionalLong.empty();

      @Override
      public OptionalLong allocate(AllocationRequest request) {
        last = last.isEmpty() ? super.allocate(request) : last;
        return last;
      }
    }
  }

  /** A sinner. */
  public static final class HandsOutNoMemory extends Keeper {
    @Override
    public EarlyAllocator create(NoSettings settings) {
      return new Sinner();
    }

    private static final class Sinner extends PlainAllocator {
      @Override
      public OptionalLong allocate(AllocationRequest request) {
        return OptionalLong.of(1L << 50);
      }
    }
  }

  /** A sinner. */
  public static final class KeepsWhatWasRemoved extends Keeper {
    @Override
    public EarlyAllocator create(NoSettings settings) {
      return new Sinner();
    }

    private static final class Sinner extends PlainAllocator {
      @Override
      public void remove(MemoryRange ram) {}
    }
  }

  /** A sinner. */
  public static final class ForgetsToAlign extends Keeper {
    @Override
    public EarlyAllocator create(NoSettings settings) {
      return new Sinner();
    }

    private static final class Sinner extends PlainAllocator {
      @Override
      public OptionalLong allocate(AllocationRequest r) {
        return super.allocate(
            new AllocationRequest(
                r.bytes(), 1, r.min(), r.max(), r.node(), r.exactNode(), r.preferMin()));
      }
    }
  }

  /** A sinner. */
  public static final class IgnoresBounds extends Keeper {
    @Override
    public EarlyAllocator create(NoSettings settings) {
      return new Sinner();
    }

    private static final class Sinner extends PlainAllocator {
      @Override
      public OptionalLong allocate(AllocationRequest r) {
        return super.allocate(
            new AllocationRequest(r.bytes(), r.align(), 0, 0, r.node(), r.exactNode(), false));
      }
    }
  }

  /** A sinner. */
  public static final class IgnoresItsLimit extends Keeper {
    @Override
    public EarlyAllocator create(NoSettings settings) {
      return new Sinner();
    }

    private static final class Sinner extends PlainAllocator {
      @Override
      public void limit(long end) {}
    }
  }

  /** A sinner. */
  public static final class IgnoresNodes extends Keeper {
    @Override
    public EarlyAllocator create(NoSettings settings) {
      return new Sinner();
    }

    private static final class Sinner extends PlainAllocator {
      @Override
      public OptionalLong allocate(AllocationRequest r) {
        return super.allocate(
            new AllocationRequest(
                r.bytes(), r.align(), r.min(), r.max(), -1, false, r.preferMin()));
      }
    }
  }

  /** A sinner. */
  public static final class FindsNothing extends Keeper {
    @Override
    public EarlyAllocator create(NoSettings settings) {
      return new Sinner();
    }

    private static final class Sinner extends PlainAllocator {
      @Override
      public OptionalLong allocate(AllocationRequest request) {
        return OptionalLong.empty();
      }
    }
  }

  /** A sinner. */
  public static final class NeverFrees extends Keeper {
    @Override
    public EarlyAllocator create(NoSettings settings) {
      return new Sinner();
    }

    private static final class Sinner extends PlainAllocator {
      @Override
      public void free(MemoryRange range) {}
    }
  }

  /** A sinner. */
  public static final class AnswersNull extends Keeper {
    @Override
    public EarlyAllocator create(NoSettings settings) {
      return new Sinner();
    }

    private static final class Sinner extends PlainAllocator {
      @Override
      public OptionalLong allocate(AllocationRequest request) {
        return null;
      }
    }
  }

  /** A sinner. */
  public static final class KeepsTheLastPages extends Keeper {
    @Override
    public EarlyAllocator create(NoSettings settings) {
      return new Sinner();
    }

    private static final class Sinner extends PlainAllocator {
      @Override
      public void handOver(PageSink pages) {
        List<Runnable> runs = new ArrayList<>();
        super.handOver((first, end, order) -> runs.add(() -> pages.release(first, end, order)));
        runs.stream().limit(Math.max(0, runs.size() - 1)).forEach(Runnable::run);
      }
    }
  }

  /** A sinner. */
  public static final class HandsOverWhatIsTaken extends Keeper {
    @Override
    public EarlyAllocator create(NoSettings settings) {
      return new Sinner();
    }

    private static final class Sinner extends PlainAllocator {
      @Override
      public void handOver(PageSink pages) {
        taken.clear();
        super.handOver(pages);
      }
    }
  }

  /** A sinner. */
  public static final class HandsOverPageByPage extends Keeper {
    @Override
    public EarlyAllocator create(NoSettings settings) {
      return new Sinner();
    }

    private static final class Sinner extends PlainAllocator {
      @Override
      public void handOver(PageSink pages) {
        super.handOver(
            (first, end, order) -> {
              for (long pfn = first; pfn < end; pfn += 1 << 20) {
                pages.release(pfn, Math.min(end, pfn + (1 << 20)), order);
              }
            });
      }
    }
  }

  /** A sinner. */
  public static final class HandsOverHugeBlocks extends Keeper {
    @Override
    public EarlyAllocator create(NoSettings settings) {
      return new Sinner();
    }

    private static final class Sinner extends PlainAllocator {
      @Override
      public void handOver(PageSink pages) {
        super.handOver((first, end, order) -> pages.release(first, end, 11));
      }
    }
  }

  /** A sinner. */
  public static final class FreesTooMuchLate extends Keeper {
    @Override
    public EarlyAllocator create(NoSettings settings) {
      return new Sinner();
    }

    private static final class Sinner extends PlainAllocator {
      @Override
      public void freeLate(MemoryRange range, PageSink pages) {
        release(new MemoryRange(range.start(), range.end() + 8192), pages, 0);
      }
    }
  }

  /** A sinner. */
  public static final class FreesTooLittleLate extends Keeper {
    @Override
    public EarlyAllocator create(NoSettings settings) {
      return new Sinner();
    }

    private static final class Sinner extends PlainAllocator {
      @Override
      public void freeLate(MemoryRange range, PageSink pages) {}
    }
  }

  /** A sinner. */
  public static final class ThrowsWhenFull extends Keeper {
    @Override
    public EarlyAllocator create(NoSettings settings) {
      return new Sinner();
    }

    private static final class Sinner extends PlainAllocator {
      @Override
      public OptionalLong allocate(AllocationRequest request) {
        OptionalLong found = super.allocate(request);
        if (found.isEmpty()) {
          throw new IllegalStateException("full");
        }
        return found;
      }
    }
  }
}

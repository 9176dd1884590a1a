package $package$;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.api.memory.EarlyAllocatorProvider;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.PageSink;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.plugin.Setting;

/**
 * Two sorted books, of what is memory and of what is reserved; a request gets the highest room that
 * is in the first and not in the second, or the lowest.
 */
public final class $Plugin$ implements EarlyAllocator {
  private final Map<Integer, Ranges> memory = new TreeMap<>();
  private final Ranges reserved = new Ranges();
  private long limit = Pages.ADDRESS_END;
  private boolean fromBelow;

  /**
   * What the allocator can be told.
   *
   * @param bottomUp whether the search begins at the lowest address
   */
  public record Settings(
      @Setting(value = "whether the search begins at the lowest address", byDefault = "false")
          boolean bottomUp) {}

  /** An allocator for one boot. */
  public $Plugin$(Settings settings) {
    this.fromBelow = settings.bottomUp();
  }

  /** What is memory already keeps its node. */
  @Override
  public void add(MemoryRange ram, int node) {
    Ranges all = new Ranges();
    memory.values().forEach(all::addAll);
    Ranges added = new Ranges();
    added.add(ram);
    added.without(all).forEach(memory.computeIfAbsent(node, n -> new Ranges())::add);
  }

  @Override
  public void remove(MemoryRange ram) {
    memory.values().forEach(known -> known.remove(ram));
  }

  @Override
  public void reserve(MemoryRange range) {
    reserved.add(range);
  }

  @Override
  public OptionalLong allocate(AllocationRequest request) {
    OptionalLong found = find(request, request.min());
    if (found.isEmpty() && request.preferMin()) {
      found = find(request, 0);
    }
    found.ifPresent(address -> reserve(MemoryRange.ofSize(address, request.bytes())));
    return found;
  }

  /** On the node that is wanted, or else on any where another will do. */
  private OptionalLong find(AllocationRequest request, long min) {
    OptionalLong found = find(request, min, request.node());
    return found.isEmpty() && !request.exactNode()
        ? find(request, min, AllocationRequest.ANY_NODE)
        : found;
  }

  private OptionalLong find(AllocationRequest request, long min, int node) {
    long low = Ranges.max(min, Pages.SIZE); // zero would mean that nothing was found
    long high = request.max() == AllocationRequest.CURRENT_LIMIT ? limit : request.max();
    MemoryRange window = new MemoryRange(low, Ranges.max(low, high));
    OptionalLong best = OptionalLong.empty();
    for (Map.Entry<Integer, Ranges> known : memory.entrySet()) {
      if (node == AllocationRequest.ANY_NODE || node == known.getKey()) {
        for (MemoryRange free : known.getValue().without(reserved)) {
          best = better(best, place(request, free.intersection(window)));
        }
      }
    }
    return best;
  }

  private OptionalLong better(OptionalLong left, OptionalLong right) {
    if (left.isEmpty() || right.isEmpty()) {
      return left.isEmpty() ? right : left;
    }
    boolean leftIsLower = Long.compareUnsigned(left.getAsLong(), right.getAsLong()) < 0;
    return leftIsLower == fromBelow ? left : right;
  }

  private OptionalLong place(AllocationRequest request, MemoryRange room) {
    if (Long.compareUnsigned(room.bytes(), request.bytes()) < 0) {
      return OptionalLong.empty();
    }
    long last = Pages.roundDown(room.end() - request.bytes(), request.align());
    if (Long.compareUnsigned(last, room.start()) < 0) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(fromBelow ? Pages.roundUp(room.start(), request.align()) : last);
  }

  @Override
  public void free(MemoryRange range) {
    reserved.remove(range);
  }

  @Override
  public void limit(long end) {
    limit = end;
  }

  @Override
  public void bottomUp(boolean wanted) {
    fromBelow = wanted;
  }

  @Override
  public void handOver(PageSink pages) {
    for (Ranges known : memory.values()) {
      known.without(reserved).forEach(range -> release(range, Pages.MAX_ORDER, pages));
    }
  }

  @Override
  public void freeLate(MemoryRange range, PageSink pages) {
    release(range, 0, pages);
  }

  private static void release(MemoryRange range, int maxOrder, PageSink pages) {
    MemoryRange whole = range.wholePages();
    if (!whole.isEmpty()) {
      pages.release(Pages.pfnDown(whole.start()), Pages.pfnDown(whole.end()), maxOrder);
    }
  }

  /** Registers the allocator: this class's name stands in META-INF/services. */
  public static final class Provider implements EarlyAllocatorProvider<Settings> {
    /** For {@link java.util.ServiceLoader}. */
    public Provider() {}

    @Override
    public String id() {
      return "$id$";
    }

    @Override
    public String summary() {
      return "Gives the highest room, or the lowest, and keeps two sorted books.";
    }

    @Override
    public Class<Settings> settingsType() {
      return Settings.class;
    }

    @Override
    public EarlyAllocator create(Settings settings) {
      return new $Plugin$(settings);
    }
  }
}

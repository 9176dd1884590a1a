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
 * is in the first and not in the second.
 */
public final class $Plugin$ implements EarlyAllocator {
  private final Map<Integer, Ranges> memory = new TreeMap<>();
  private final Ranges reserved = new Ranges();
  private final Settings settings;
  private long limit = Pages.ADDRESS_END;

  /**
   * What the allocator can be told.
   *
   * @param lowest nothing below this address is given to anybody; zero would mean that there is no
   *     room
   */
  public record Settings(
      @Setting(
              value = "nothing below is given to anybody",
              byDefault = "0x1000",
              min = Pages.SIZE,
              max = 64 << 10,
              unit = Setting.Unit.ADDRESS)
          long lowest) {}

  /** An allocator for one boot. */
  public $Plugin$(Settings settings) {
    this.settings = settings;
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
    long low = Ranges.max(min, settings.lowest());
    long high = request.max() == AllocationRequest.CURRENT_LIMIT ? limit : request.max();
    MemoryRange window = new MemoryRange(low, Ranges.max(low, high));
    OptionalLong best = OptionalLong.empty();
    for (Map.Entry<Integer, Ranges> known : memory.entrySet()) {
      if (node == AllocationRequest.ANY_NODE || node == known.getKey()) {
        OptionalLong found =
            known.getValue().highest(reserved, window, request.bytes(), request.align());
        best = higher(best, found);
      }
    }
    return best;
  }

  private static OptionalLong higher(OptionalLong left, OptionalLong right) {
    return right.isEmpty() || left.isPresent() && left.getAsLong() > right.getAsLong()
        ? left
        : right;
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
      return "Gives the highest room, and keeps two sorted books.";
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

package org.lifeboat.lab.replay.slots;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.lab.replay.OperationWords.MistakeException;
import org.lifeboat.load.slots.DmaLimits;
import org.lifeboat.load.slots.PoolShape;
import org.lifeboat.load.slots.SearchRule;
import org.lifeboat.load.slots.SlotPool;

/** One replay: an untouched pool, and the names of what is mapped there. */
final class SlotRun {
  /**
   * So many names of mappings without slots are known at one time: nobody has to unmap them, and
   * the memory for them must have a bound. From then on a name that nobody knows counts as one.
   */
  static final int MOST_REFUSED = 1 << 16;

  private final SlotPool pool;
  private final Map<Long, Mapping> mapped = new HashMap<>();
  private final Set<Long> refused = new HashSet<>();
  private final StringBuilder answer = new StringBuilder();
  private DmaLimits device = DmaLimits.USUAL;
  private int processor;
  private boolean forgetful;
  private boolean hung;

  private record Mapping(long busAddress, DmaLimits device) {}

  SlotRun(PoolShape shape, SearchRule rule) {
    pool = new SlotPool(shape, rule);
  }

  /** Whose maps are next. */
  DmaLimits device() {
    return device;
  }

  /** Where the next maps come from. */
  int processor() {
    return processor;
  }

  /**
   * Does an operation and answers, if there is an answer.
   *
   * @throws MistakeException if it makes no sense after those before it
   */
  @Nullable String on(SlotOperation operation) throws MistakeException {
    if (hung) {
      throw new MistakeException(
          "the kernel never came back from the map before; 'hang' is a trace's last answer");
    }
    if (operation instanceof SlotOperation.Map map) {
      return map(map);
    } else if (operation instanceof SlotOperation.Unmap unmap) {
      unmap(unmap.id());
    } else if (operation instanceof SlotOperation.Device next) {
      device = next.limits();
    } else if (operation instanceof SlotOperation.Processor next) {
      processor = next.number();
    } else {
      return described();
    }
    return null;
  }

  private String described() {
    PoolShape shape = pool.shape();
    boolean alignmentCounts = pool.rule() != SearchRule.WITHOUT_ALIGNMENT;
    long most = SlotPool.maxMappingBytes(alignmentCounts ? device : DmaLimits.USUAL);
    return "pool slots %x areas %x start %x max %x"
        .formatted(shape.slots(), shape.areas(), shape.start(), most);
  }

  private String map(SlotOperation.Map map) throws MistakeException {
    if (mapped.containsKey(map.id())) {
      throw new MistakeException("ID %x is mapped already; unmap it before".formatted(map.id()));
    }
    long got = pool.map(device, map.address(), map.bytes(), processor);
    if (got >= 0) {
      refused.remove(map.id());
      mapped.put(map.id(), new Mapping(got, device));
      return slot(got - pool.shape().start());
    }
    hung = got == SlotPool.ENDLESS;
    refuse(map.id());
    return hung ? "hang" : "full";
  }

  private String slot(long place) {
    answer.setLength(0);
    return answer
        .append("slot ")
        .append(Long.toHexString(place / BouncePool.SLOT_BYTES))
        .append(' ')
        .append(Long.toHexString(place % BouncePool.SLOT_BYTES))
        .toString();
  }

  private void refuse(long id) {
    if (refused.size() < MOST_REFUSED) {
      refused.add(id);
    } else {
      forgetful = true;
    }
  }

  private void unmap(long id) throws MistakeException {
    Mapping mapping = mapped.remove(id);
    if (mapping != null) {
      pool.unmap(mapping.busAddress(), mapping.device());
    } else if (!refused.remove(id) && !forgetful) {
      throw new MistakeException(
          "no map before it has the ID %x, or it is unmapped already".formatted(id));
    }
  }
}

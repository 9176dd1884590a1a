package org.lifeboat.load.trace;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lifeboat.load.chance.Chance;
import org.lifeboat.load.chance.Sampler;

/**
 * Text of the event swiotlb_bounced (include/trace/events/swiotlb.h), as the kernel's trace file,
 * trace-cmd and perf script write it: what a device's driver asked for, before the pool was
 * searched. It has no unmap, so that holds are drawn.
 */
final class FtraceReader implements LineReader {
  private static final String EVENT = "swiotlb_bounced:";
  private static final String PERF_SYSTEM = "swiotlb:";

  /** A processor stands in the last brackets of what comes before the time. */
  private static final Pattern PROCESSOR = Pattern.compile("\\[([0-9]{1,9})\\][^\\[]*$");

  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** What a kernel prints that does not know the address (DMA_MAPPING_ERROR). */
  private static final long NO_ADDRESS = -1L;

  private final Optional<Sampler> hold;
  private final Chance chance;

  FtraceReader(MapTraceOptions options) {
    hold = options.holdNanos().map(Sampler::of);
    chance = new Chance(options.seed());
  }

  @Override
  public MapTrace.Form form() {
    return MapTrace.Form.FTRACE;
  }

  @Override
  public boolean read(String line, Recording recording) throws MistakeException {
    int event = line.indexOf(EVENT);
    if (event < 0) {
      return false;
    }
    if (hold.isEmpty()) {
      throw new MistakeException.Last(
          "these events have no unmap, and nothing says how long mappings live; --hold 100us on the"
              + " command line, or hold = 100us beside trace in the file, is right");
    }
    String before = line.substring(0, event).stripTrailing();
    if (before.endsWith(PERF_SYSTEM)) {
      before = before.substring(0, before.length() - PERF_SYSTEM.length()).stripTrailing();
    }
    if (!before.endsWith(":")) {
      throw new MistakeException(
          "no time before "
              + EVENT
              + "; a line as '<idle>-0 [002] ..s1. 123.456789: "
              + EVENT
              + " dev_name: 0000:00:03.0 ...' is right");
    }
    int time = Math.max(before.lastIndexOf(' '), before.lastIndexOf('\t')) + 1;
    recording.pass(Words.nanos("time", before.substring(time, before.length() - 1)));
    Matcher processor = PROCESSOR.matcher(before.substring(0, time));
    fields(
        line.substring(event + EVENT.length()).strip(),
        processor.find() ? Words.processor(processor.group(1)) : 0,
        recording);
    return true;
  }

  private void fields(String text, int processor, Recording recording) throws MistakeException {
    String device = "";
    String address = "";
    String size = "";
    String before = "";
    for (String word : SPACE.split(text, -1)) {
      if (before.equals("dev_name:")) {
        device = word;
      } else if (word.startsWith("dev_addr=")) {
        address = word.substring("dev_addr=".length());
      } else if (word.startsWith("size=")) {
        size = word.substring("size=".length());
      }
      before = word;
    }
    check("dev_name:", device);
    check("dev_addr=", address);
    check("size=", size);
    long place = Words.hex("dev_addr", address);
    recording.add(
        device,
        Words.bytes(size),
        place == NO_ADDRESS ? 0 : place,
        processor,
        hold.orElseThrow().at(chance.unit(recording.mappings()), 0, Long.MAX_VALUE - 1));
  }

  private static void check(String field, String value) throws MistakeException {
    if (value.isEmpty()) {
      throw new MistakeException(
          "no "
              + field
              + "; an event as 'dev_name: 0000:00:03.0 dma_mask=ffffffff dev_addr=13f2a1040"
              + " size=1536 FORCE' is right");
    }
  }
}

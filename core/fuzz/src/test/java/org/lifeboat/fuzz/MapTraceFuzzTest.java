package org.lifeboat.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.load.service.Scenario;
import org.lifeboat.load.service.Scenario.Demand;
import org.lifeboat.load.service.Scenario.Growth;
import org.lifeboat.load.service.Scenario.Limits;
import org.lifeboat.load.service.Scenario.Way;
import org.lifeboat.load.service.Service;
import org.lifeboat.load.service.Simulation;
import org.lifeboat.load.slots.DmaLimits;
import org.lifeboat.load.slots.PoolShape;
import org.lifeboat.load.slots.SearchRule;
import org.lifeboat.load.trace.MapTrace;
import org.lifeboat.load.trace.MapTraceException;
import org.lifeboat.load.trace.MapTraceOptions;
import org.lifeboat.load.trace.MapTraceReader;
import org.lifeboat.load.workload.Distribution.Exponential;
import org.lifeboat.load.workload.RecordedWorkload;

/**
 * Any text as recorded mappings: it is put on a small pool and every mapping is accounted for, or
 * what is wrong with it is said. The input: how a kernel searches, whether its pool grows, what a
 * driver demands, the text.
 */
final class MapTraceFuzzTest {
  private static final PoolShape POOL = new PoolShape(0x7bed_4000L, 256, 2);
  private static final PciAddress DEVICE = PciAddress.parse("0000:00:03.0");
  private static final long MASK = 0xffff_ffffL;
  private static final MapTraceOptions OPTIONS = MapTraceOptions.holding(new Exponential(1e6), 1);

  @FuzzTest
  @DictionaryFile(resourcePath = "map-trace.dict")
  void serve(byte[] data) {
    Input input = new Input(data);
    SearchRule rule = input.oneOf(List.of(SearchRule.values()));
    Optional<Growth> growth =
        input.oneOf(List.of(Optional.empty(), Optional.of(new Growth(512, 3 << 20))));
    DmaLimits limits =
        input.oneOf(List.of(DmaLimits.USUAL, new DmaLimits(4095, MASK), new DmaLimits(511, 65535)));
    try {
      check(MapTraceReader.read(input.text(), Path.of("fuzzed"), OPTIONS), rule, growth, limits);
    } catch (MapTraceException e) {
      assertThat(e.problems()).isNotEmpty();
      assertThat(e.problems()).noneMatch(problem -> problem.toString().contains("\n"));
    }
  }

  private static void check(
      MapTrace trace, SearchRule rule, Optional<Growth> growth, DmaLimits limits) {
    List<Demand> demands = new ArrayList<>();
    trace
        .byDevice()
        .forEach(
            (device, mappings) ->
                demands.add(
                    new Demand(
                        new RecordedWorkload(device, DEVICE, limits, mappings),
                        Way.BOUNCED,
                        MASK)));
    Service service =
        Simulation.run(
            new Scenario(
                Optional.of(POOL),
                growth,
                rule,
                2,
                List.of(),
                demands,
                new Limits(Long.MAX_VALUE, Long.MAX_VALUE),
                0));
    if (service.hang().isEmpty()) {
      assertThat(service.total().asked()).isEqualTo(trace.mappings());
    }
    assertThat(service.total().asked()).isLessThanOrEqualTo(trace.mappings());
  }
}

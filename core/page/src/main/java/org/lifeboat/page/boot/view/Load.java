package org.lifeboat.page.boot.view;

import java.util.List;
import org.lifeboat.engine.render.Amounts;
import org.lifeboat.engine.render.Cell;
import org.lifeboat.engine.render.ServiceWords;
import org.lifeboat.engine.render.Tone;
import org.lifeboat.load.service.Service;
import org.lifeboat.load.service.Service.WorkloadTally;

/**
 * What came of the machine's workloads.
 *
 * @param good whether every mapping was served
 * @param sentence all of them together
 * @param lines each of them
 */
public record Load(boolean good, String sentence, List<Line> lines) {
  /** The same service, for the template. */
  public static Load of(Service service) {
    ServiceWords words = new ServiceWords(service);
    return new Load(
        words.service().servesAll(),
        words.sentence(),
        service.byWorkload().stream().map(w -> line(words, w)).toList());
  }

  /**
   * A workload.
   *
   * @param mappings how many it asked for
   * @param bounced their share that went through a buffer
   * @param failed the share that failed
   * @param bad whether any did
   * @param why they did
   */
  public record Line(
      String name, String mappings, String bounced, String failed, boolean bad, String why) {}

  private static Line line(ServiceWords words, WorkloadTally workload) {
    Cell failed = words.failed(workload);
    return new Line(
        workload.workload(),
        Amounts.count(workload.tally().asked()),
        ServiceWords.bounced(workload.tally()),
        failed.text(),
        failed.tone() == Tone.BAD,
        words.why(workload));
  }
}

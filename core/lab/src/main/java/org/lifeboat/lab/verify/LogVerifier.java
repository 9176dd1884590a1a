package org.lifeboat.lab.verify;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.config.PlanRequest;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.Certainty;
import org.lifeboat.evidence.log.KernelLog;
import org.lifeboat.evidence.log.LogException;
import org.lifeboat.evidence.log.LoggedOutcome;
import org.lifeboat.evidence.log.LoggedOutcome.Remapping;
import org.lifeboat.evidence.source.LogCase;
import org.lifeboat.evidence.source.LogImport;
import org.lifeboat.evidence.source.Profiles;
import org.lifeboat.lab.verify.CaseResult.Prediction;

/**
 * Holds predictions that were made from the inputs in a log of a real machine against what the log
 * then shows. Immutable; any number of threads may use one.
 */
public final class LogVerifier {
  private final Lifeboat lifeboat;
  private final Profiles profiles;
  private final Optional<String> kernel;

  /**
   * @param profiles which profile stands for a kernel
   * @param kernel the profile for all logs, whatever they say
   */
  public LogVerifier(Lifeboat lifeboat, Profiles profiles, Optional<String> kernel) {
    this.lifeboat = lifeboat;
    this.profiles = profiles;
    this.kernel = kernel;
  }

  /** Boots the machine of a log and compares. */
  public CaseResult verify(LogCase logged) {
    try {
      String machine = LogImport.of(logged.id(), logged.file(), profiles).hocon();
      PlanRequest request =
          new PlanRequest(
                  logged.path(),
                  kernel,
                  Optional.empty(),
                  List.of(),
                  java.util.OptionalLong.empty())
              .saying(machine);
      BootPlan plan = lifeboat.reader().read(request);
      return new Comparison(logged, lifeboat.boot(plan)).result();
    } catch (LogException e) {
      return notComparable(logged.id(), e.problem());
    }
  }

  /**
   * What became of the IOMMU in a boot on paper, in the words in which a log is read.
   *
   * @param hasTable whether the machine has a DMAR or IVRS table
   */
  public static Remapping remapping(BootReport report, boolean hasTable) {
    if (report.hardware().active()) {
      return Remapping.ON;
    }
    LoggedOutcome said = new LoggedOutcome(new KernelLog(report.log()));
    if (report.hardware().failedAt().isPresent() || said.isFailure()) {
      return Remapping.FAILED;
    }
    return said.readsTable() ? Remapping.PARSED_OFF : hasTable ? Remapping.UNUSED : Remapping.NONE;
  }

  private static CaseResult notComparable(String id, String why) {
    return new CaseResult(
        id,
        Set.of(),
        List.of(),
        Optional.of(why),
        Optional.empty(),
        Field.Source.LOG,
        Optional.empty());
  }

  /** One log against one report. */
  private static final class Comparison {
    private final String id;
    private final LoggedOutcome shown;
    private final BootReport report;
    private final boolean hasTable;
    private final Set<Field> compared = EnumSet.noneOf(Field.class);
    private final List<Difference> differences = new ArrayList<>();

    Comparison(LogCase logged, BootReport report) {
      this.id = logged.id();
      this.shown = new LoggedOutcome(logged.file().log());
      this.report = report;
      this.hasTable = logged.namesTable();
    }

    CaseResult result() {
      Optional<BouncePool> pool = report.pool();
      Certainty certainty = report.certainty();
      shown.hasPool().ifPresent(has -> compare(Field.BOUNCE_PRESENT, has, pool.isPresent()));
      shown.pool().filter(range -> shown.hasPool().orElse(false)).ifPresent(this::compareRange);
      String outcome = remapping(report, hasTable).text();
      shown.remapping().ifPresent(is -> compare(Field.OUTCOME, is.text(), outcome));
      return new CaseResult(
          id,
          compared,
          differences,
          compared.isEmpty()
              ? Optional.of("it ends before anything about DMA is decided")
              : Optional.empty(),
          Optional.empty(),
          Field.Source.LOG,
          Optional.of(
              new Prediction(report.kernel(), pool.map(BouncePool::range), certainty, outcome)));
    }

    private void compareRange(MemoryRange real) {
      Optional<MemoryRange> predicted = report.pool().map(BouncePool::range);
      if (predicted.isEmpty()) {
        return;
      }
      Certainty certainty = report.certainty();
      compare(Field.BOUNCE_SIZE, real.bytes() >> 20, predicted.get().bytes() >> 20);
      MemoryRange within = certainty.poolWithin().orElse(predicted.get());
      boolean inside = within.contains(real);
      compare(
          Field.BOUNCE_BOUND, inside ? "within " + within : real.toString(), "within " + within);
      if (certainty.poolIsExact()) {
        compare(Field.BOUNCE_EXACT, real, predicted.get());
      }
    }

    private void compare(Field field, Object expected, Object actual) {
      compared.add(field);
      if (!expected.equals(actual)) {
        differences.add(new Difference(id, field, expected.toString(), actual.toString()));
      }
    }
  }
}

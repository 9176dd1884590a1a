package org.lifeboat.lab.verify;

import java.util.List;
import java.util.Optional;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.KernelProfile;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.evidence.recording.Recording;

/**
 * Boots recordings on paper and compares. Immutable; any number of threads may use one.
 *
 * <p>The machine comes from the recording's inputs alone; the kernel profile from the version that
 * its log names, unless one is given.
 */
public final class Verifier {
  private static final String PROFILE = "linux-";

  private final Lifeboat lifeboat;
  private final Optional<KernelProfile> kernel;

  /**
   * @param kernel the profile for all recordings, whatever their logs say
   */
  public Verifier(Lifeboat lifeboat, Optional<KernelProfile> kernel) {
    this.lifeboat = lifeboat;
    this.kernel = kernel;
  }

  /** Boots each and compares. */
  public Verification verify(List<Recording> recordings) {
    return new Verification(recordings.stream().map(this::verify).toList());
  }

  private CaseResult verify(Recording recording) {
    if (recording.machine().isEmpty()) {
      return CaseResult.notComparable(
          recording.id(), "its log shows no memory map: " + recording.observation().end());
    }
    Optional<KernelProfile> profile = kernel.or(() -> profile(recording));
    if (profile.isEmpty()) {
      return CaseResult.notComparable(
          recording.id(),
          "there is no kernel profile for "
              + recording.kernelVersion().orElse("a log without a version"));
    }
    BootReport report = lifeboat.boot(BootPlan.of(recording.machine().get(), profile.get()));
    return new Comparer(recording.id(), recording.observation(), report).compare();
  }

  private Optional<KernelProfile> profile(Recording recording) {
    return recording
        .kernelVersion()
        .map(version -> PROFILE + version)
        .filter(lifeboat.reader().kernelIds()::contains)
        .map(lifeboat.reader()::kernel);
  }
}

package org.lifeboat.evidence.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lifeboat.engine.plan.Unknown.Kind;
import org.lifeboat.evidence.draft.Draft;
import org.lifeboat.evidence.draft.Kernel;
import org.lifeboat.evidence.draft.Kernel.Default;
import org.lifeboat.evidence.draft.Part;
import org.lifeboat.evidence.draft.Release;
import org.lifeboat.evidence.draft.Told;

/** Chooses the profile that stands for a draft's kernel, and its drivers' defaults. */
final class KernelChooser {
  private static final String DEFAULT_ON = "drivers.intel-vtd.default-on";
  private static final String SPARES_GRAPHICS = "drivers.intel-vtd.integrated-gpu-identity";

  private final Draft draft;
  private final Profiles profiles;

  KernelChooser(Draft draft, Profiles profiles) {
    this.draft = draft;
    this.profiles = profiles;
  }

  /** The version as a number; where nothing names the kernel that of the profile assumed. */
  static KernelFamily family(Draft draft) {
    return draft
        .value(Part.RELEASE)
        .flatMap(r -> KernelFamily.of(r.name()))
        .orElse(new KernelFamily(List.of(6, 1, 0)));
  }

  Told<Kernel> choose() {
    return draft.told(Part.RELEASE).map(this::of).orElseGet(this::assumed);
  }

  private Told<Kernel> assumed() {
    Optional<Boolean> configured = draft.value(Part.REMAPS_BY_DEFAULT);
    Default off =
        configured
            .map(on -> new Default(DEFAULT_ON, on, "the kernel's configuration"))
            .orElse(new Default(DEFAULT_ON, false, "assumed"));
    return Told.of(new Kernel("linux-6.1", List.of(off)), "assumed")
        .doubting(
            Kind.KERNEL_VERSION,
            "nothing names the kernel; linux-6.1 is assumed, with VT-d off by default");
  }

  private Told<Kernel> of(Told<Release> told) {
    Release release = told.value();
    Profiles.Choice choice = profiles.of(KernelBuild.standingFor(release.name()));
    choice.note().ifPresent(draft::note);
    String from = told.from() + " is " + release.name();
    Told<Kernel> kernel =
        draft.table("DMAR").isEmpty()
            ? Told.of(new Kernel(choice.id(), List.of()), from)
            : withDefaults(choice.id(), release, from);
    return KernelBuild.placesPoolByRule(release.name(), family(draft))
        ? kernel
        : kernel.doubting(
            Kind.KERNEL_SIZES,
            "before Linux 3.0 the pool lies behind what the kernel took before, and how much that"
                + " is depends on how it was built");
  }

  private Told<Kernel> withDefaults(String id, Release release, String from) {
    Optional<Boolean> configured = draft.value(Part.REMAPS_BY_DEFAULT);
    KernelBuild build =
        configured
            .map(on -> new KernelBuild(on, false, true, "the kernel's configuration"))
            .orElseGet(() -> KernelBuild.of(release.name(), release.build(), family(draft)));
    boolean optedIn = draft.value(Part.OPTED_IN).orElse(false);
    boolean on = build.remapsByDefault() && !optedIn;
    String why =
        build.remapsByDefault() && optedIn
            ? "only firmware's wish switched it on, the log says"
            : build.why();
    List<Default> defaults = new ArrayList<>();
    defaults.add(new Default(DEFAULT_ON, on, why));
    if (on && build.sparesGraphics()) {
      defaults.add(new Default(SPARES_GRAPHICS, true, why));
    }
    Told<Kernel> kernel = Told.of(new Kernel(id, defaults), from);
    String line = draft.value(Part.COMMAND_LINE).orElse("");
    boolean counts = !build.sure() && !optedIn && !line.contains("intel_iommu=o");
    return counts ? kernel.doubting(Kind.KERNEL_BUILD, build.why()) : kernel;
  }
}

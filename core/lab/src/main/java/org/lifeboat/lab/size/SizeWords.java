package org.lifeboat.lab.size;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lifeboat.engine.render.Amounts;
import org.lifeboat.engine.render.Sizes;
import org.lifeboat.engine.render.Words;
import org.lifeboat.load.service.Service;

/**
 * The answer in sentences.
 *
 * @param sizing the answer
 */
record SizeWords(Sizing sizing) {
  /** The answer. */
  String answer() {
    return switch (sizing.answer()) {
      case NO_BOOT -> "None helps: the boot does not come to its end.";
      case NO_LOAD -> unknown();
      case NOTHING_BOUNCES ->
          "None is needed: every mapping of these workloads reaches memory without one"
              + (sizing.report().hardware().active() ? ", as long as the IOMMU works." : ".");
      case SIZE_IS_FIXED -> fixed();
      case ENOUGH -> enough(sizing.enough().orElseThrow());
      case NO_SIZE ->
          "No size is enough: "
              + String.join("; ", sizing.reasons().stream().map(Sizing.Reason::sentence).toList())
              + ".";
    };
  }

  private String unknown() {
    return sizing.asItIs().isPresent()
        ? "Not known: its devices ask nothing in the time that was watched. More --seconds, or"
            + " other 'workloads' in its machine block, would show it."
        : "Not known: it has no device of which is known what it asks. 'workloads' in its machine"
            + " block would say it, or --trace.";
  }

  private String fixed() {
    String policy = sizing.report().policy();
    Trial own = sizing.asItIs().orElseThrow();
    String failed = failed(own);
    return own.pool().isEmpty()
        ? "There is no bounce buffer under %s, whatever size swiotlb= asks for: %s."
            .formatted(policy, failed)
        : "%s gives %s, whatever size swiotlb= asks for: %s."
            .formatted(policy, Sizes.human(own.bytes()), failed);
  }

  private String enough(Trial enough) {
    String bound =
        enough.service().total().failed() == 0
            ? "no mapping fails"
            : failed(enough)
                + ", which is no more than the bound of "
                + Amounts.percent(sizing.bound());
    long grown = enough.service().grownBytes();
    return "%s is enough (%s): %s, and at most %s of it is in use at one time."
        .formatted(
            Sizes.human(enough.bytes())
                + (grown == 0 ? "" : ", grown by " + Sizes.human(grown) + ","),
            enough.parameter(),
            bound,
            Sizes.human(enough.highWaterBytes()));
  }

  private static String failed(Trial trial) {
    return trial.service().hang().isPresent()
        ? "the kernel hangs"
        : Amounts.percent(trial.failedShare()) + " of the mappings fail";
  }

  /** What it is said of. */
  String basis(Trial trial) {
    Service service = trial.service();
    return "Watched for %s: %s of %s, at each size the same."
        .formatted(
            Amounts.seconds(service.nanos()),
            Amounts.count(service.total().asked())
                + (service.total().asked() == 1 ? " mapping" : " mappings"),
            Words.count(service.byWorkload().size(), "workload"));
  }

  /** What it hangs on; empty where the machine says it. */
  Optional<String> guess() {
    return sizing.assumed() && sizing.asItIs().isPresent()
        ? Optional.of(
            "What its devices ask is a guess by their PCI classes; 'workloads' in its machine block"
                + " would say it, or --trace.")
        : Optional.empty();
  }

  /** What else one should know. */
  List<String> more() {
    List<String> sentences = new ArrayList<>();
    sizing
        .asItIs()
        .filter(own -> sizing.enough().isPresent())
        .ifPresent(own -> sentences.add(asItIs(own, sizing.enough().get())));
    sizing
        .asItIs()
        .flatMap(own -> own.service().firstRefused())
        .ifPresent(
            first -> sentences.add("As it is, its log says first: %s".formatted(first.message())));
    sizing
        .undivided()
        .ifPresent(
            one ->
                sentences.add(
                    "The buffer is divided among processors; as one area, %s would be enough (%s), at the price of one lock for all."
                        .formatted(Sizes.human(one.bytes()), one.parameter())));
    sizing.endless().stream()
        .map(
            e ->
                "%s can hang this kernel for ever, though not in every load: its alignment mask is 0x%x, and where no place fits, the search of Linux 5.12 to 6.2 does not end (mended in 6.3 by commit 7c3940bf81e5)."
                    .formatted(e.workload(), e.minAlignMask()))
        .forEach(sentences::add);
    return sentences;
  }

  private static String asItIs(Trial own, Trial enough) {
    if (own.pool().isEmpty()) {
      return "As it is there is no bounce buffer: %s.".formatted(failed(own));
    }
    if (own.slots() == enough.slots()) {
      return "That is what it has.";
    }
    return own.slots() > enough.slots()
        ? "It has %s now: %s more than that."
            .formatted(Sizes.human(own.bytes()), Sizes.human(own.bytes() - enough.bytes()))
        : "It has %s now, and %s.".formatted(Sizes.human(own.bytes()), failed(own));
  }
}

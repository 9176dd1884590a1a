package org.lifeboat.firmware.consequence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.engine.report.BootReport.DeviceFate;
import org.lifeboat.firmware.decode.DmarLayouts;
import org.lifeboat.firmware.decode.Layouts;
import org.lifeboat.firmware.decode.Structure;
import org.lifeboat.firmware.decode.Table;
import org.lifeboat.firmware.judge.Scopes;

/**
 * What becomes of a device that drives 32 address lines where a kernel does not start the units:
 * which unit should have served it, what each kernel does, and what the bounce buffer is worth.
 */
final class CardStory {
  private static final int INCLUDE_ALL = 0;

  private final Table table;
  private final PciAddress card;
  private final List<Consequence> consequences;

  CardStory(Table table, PciAddress card, List<Consequence> consequences) {
    this.table = table;
    this.card = card;
    this.consequences = consequences;
  }

  /** In sentences. */
  List<String> tell(Consequence withoutPool) {
    List<String> story = new ArrayList<>();
    Optional<Structure> server = server();
    server.map(this::served).ifPresent(story::add);
    server.stream().flatMap(this::othersAtZero).forEach(story::add);
    KernelSpans spans = new KernelSpans(consequences.stream().map(Consequence::kernel).toList());
    byOutcome().forEach((outcome, kernels) -> story.add(spans.of(kernels) + ": " + outcome));
    if (!withoutPool.active() && withoutPool.pool().isEmpty()) {
      story.add(
          "Without a bounce buffer (policy nommu under %s) it is %s."
              .formatted(withoutPool.kernel(), fate(withoutPool)));
    }
    return story;
  }

  /** The unit that should translate for the card. */
  private Optional<Structure> server() {
    return table
        .of(DmarLayouts.DRHD)
        .filter(u -> u.number(Layouts.SEGMENT) == card.segment())
        .filter(u -> u.flag(Layouts.FLAGS, INCLUDE_ALL))
        .findFirst();
  }

  private String served(Structure unit) {
    long address = unit.number(DmarLayouts.REGISTERS);
    long named =
        table
            .of(DmarLayouts.DRHD)
            .filter(other -> other.offset() != unit.offset())
            .mapToLong(other -> Scopes.of(other).size())
            .sum();
    return "The Wi-Fi card is behind the unit at offset 0x%x, as is every device of segment %s%s: it has INCLUDE_PCI_ALL; its registers are said to be at 0x%x."
        .formatted(
            unit.offset(), card.segment(), named == 0 ? "" : " that no other unit names", address);
  }

  /** What the card suffers although its own unit is well. */
  private Stream<String> othersAtZero(Structure server) {
    return table
        .of(DmarLayouts.DRHD)
        .filter(unit -> unit.offset() != server.offset())
        .filter(unit -> unit.number(DmarLayouts.REGISTERS) == 0)
        .map(
            unit ->
                "At address 0 is another unit, at offset 0x%x, which serves %s; a kernel that sees it gives up all units."
                    .formatted(unit.offset(), Scopes.list(unit)));
  }

  /** Kernels with the same outcome stand together. */
  private Map<String, List<String>> byOutcome() {
    return consequences.stream()
        .collect(
            Collectors.groupingBy(
                CardStory::outcome,
                LinkedHashMap::new,
                Collectors.mapping(Consequence::kernel, Collectors.toList())));
  }

  private static String outcome(Consequence consequence) {
    if (consequence.panic().isPresent()) {
      return "the machine stops before the card has a driver (%s)."
          .formatted(consequence.panic().get());
    }
    return "the IOMMU %s%s; the card is %s."
        .formatted(
            consequence.iommu(),
            consequence.cause().map(c -> " (" + withoutPoint(c) + ")").orElse(""),
            fate(consequence));
  }

  private static String withoutPoint(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  private static String fate(Consequence consequence) {
    return consequence.cardFate().map(CardStory::words).orElse("without an answer");
  }

  private static String words(DeviceFate fate) {
    String why = " (" + fate.why() + ")";
    return switch (fate.reach()) {
      case TRANSLATED -> "translated";
      case DIRECT -> "alive" + why;
      case BOUNCED -> "alive through the bounce buffer" + why;
      case UNREACHABLE -> "DEAD" + why;
    };
  }
}

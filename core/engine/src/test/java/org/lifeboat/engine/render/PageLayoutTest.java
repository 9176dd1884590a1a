package org.lifeboat.engine.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.engine.event.BootEvent;
import org.lifeboat.engine.profile.Differences;
import org.lifeboat.engine.profile.Outline;
import org.lifeboat.engine.profile.Part;
import org.lifeboat.engine.profile.Topic;
import org.lifeboat.engine.profile.Trait;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.DeviceFate;
import org.lifeboat.engine.report.BootReport.Reach;
import org.lifeboat.engine.report.Certainty;
import org.lifeboat.engine.service.ServedBoot;
import org.lifeboat.load.service.Service;

/** Whatever a report says, its pages fit the terminal and carry nothing but text. */
class PageLayoutTest {
  private static final String ESCAPES = "\033\\[[0-9;]*m";

  @Property(tries = 200)
  void noLineOfABootIsWiderThanThePage(
      @ForAll("served") ServedBoot report, @ForAll @IntRange(min = 80, max = 140) int width) {
    assertFits(new TextReport(new Style(false, false, width)).render(report), width);
  }

  @Property(tries = 200)
  void noLineOfAComparisonIsWiderThanThePage(
      @ForAll("comparisons") Comparison comparison,
      @ForAll @IntRange(min = 80, max = 140) int width) {
    assertFits(new ComparisonTable(new Style(false, false, width)).render(comparison), width);
  }

  @Property(tries = 200)
  void noLineOfAKernelProfileIsWiderThanThePage(
      @ForAll("outlines") Outline from,
      @ForAll("outlines") Outline to,
      @ForAll @IntRange(min = 80, max = 140) int width) {
    Style style = new Style(false, false, width);
    assertFits(new ProfileList(style).render(List.of(from, to)), width);
    assertFits(new ProfilePage(style).render(from), width);
    assertFits(
        new ProfileDiff(style).render(from.id(), to.id(), Differences.between(from, to)), width);
  }

  @Provide
  Arbitrary<Outline> outlines() {
    Arbitrary<Trait> traits =
        Combinators.combine(names(), names(), Arbitraries.of(true, false))
            .as((value, meaning, usual) -> new Trait("key", value, meaning, usual));
    Arbitrary<List<Part>> parts =
        Combinators.combine(
                Arbitraries.oneOf(names(), Arbitraries.of("a", "b", "c")), names(), traits)
            .as((name, meaning, trait) -> new Part(name, "allocate", meaning, List.of(trait)))
            .list()
            .ofMinSize(1)
            .ofMaxSize(5);
    return Combinators.combine(
            names(),
            names(),
            names().list().ofMaxSize(3),
            Arbitraries.maps(Arbitraries.of(Topic.values()), parts))
        .as(Outline::new);
  }

  @Property(tries = 100)
  void coloursChangeNothingButTheColour(@ForAll("comparisons") Comparison comparison) {
    String plain = new ComparisonTable(Style.PLAIN).render(comparison);
    String coloured = new ComparisonTable(new Style(true, false, 100)).render(comparison);
    assertThat(stripped(coloured)).isEqualTo(plain);
    String boot = new TextReport(Style.PLAIN).render(comparison.boots().get(0).report());
    String bright =
        new TextReport(new Style(true, false, 100)).render(comparison.boots().get(0).report());
    assertThat(stripped(bright)).isEqualTo(boot);
  }

  private static String stripped(String text) {
    return text.replaceAll(ESCAPES, "")
        .lines()
        .map(String::stripTrailing)
        .reduce("", (a, b) -> a + b + "\n");
  }

  private static void assertFits(String text, int width) {
    assertThat(text).endsWith("\n");
    assertThat(text.lines())
        .allSatisfy(l -> assertThat(l).hasSizeLessThanOrEqualTo(width))
        .allMatch(l -> l.equals(l.stripTrailing()))
        .allMatch(l -> l.chars().noneMatch(Character::isISOControl));
  }

  @Provide
  Arbitrary<Comparison> comparisons() {
    Arbitrary<Comparison.Boot> boots =
        Combinators.combine(names(), Arbitraries.of(true, false), served())
            .as(Comparison.Boot::new);
    return Arbitraries.oneOf(
        Combinators.combine(served().list().ofMinSize(1).ofMaxSize(12), names())
            .as(Comparison::ofPolicies),
        boots
            .list()
            .ofMinSize(1)
            .ofMaxSize(12)
            .map(list -> new Comparison(Comparison.Axis.KERNEL, list)));
  }

  @Provide
  Arbitrary<ServedBoot> served() {
    Arbitrary<Service> services =
        Arbitraries.of(
            SampleServices.served(),
            SampleServices.losing(60, 3),
            SampleServices.unreachable(),
            SampleServices.grown(1000 * SampleReports.MB),
            SampleServices.hanging());
    return Combinators.combine(reports(), services.optional()).as(ServedBoot::new);
  }

  @Provide
  Arbitrary<BootReport> reports() {
    Arbitrary<List<DeviceFate>> devices =
        Combinators.combine(names(), Arbitraries.of(Reach.values()), names())
            .as(
                (name, reach, why) ->
                    new DeviceFate(new PciAddress(0, 0, 0, 0), name, 32, reach, why))
            .list()
            .ofMaxSize(40)
            .map(PageLayoutTest::numbered);
    return Combinators.combine(
            Arbitraries.of(
                SampleReports.bounced(),
                SampleReports.returned(),
                SampleReports.panic(),
                SampleReports.failure(),
                SampleReports.nommu()),
            names(),
            names(),
            devices)
        .as(PageLayoutTest::changed);
  }

  private static Arbitrary<String> names() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withChars("ab-\033\n ").ofMaxLength(40),
        Arbitraries.strings().alpha().ofMaxLength(300));
  }

  private static List<DeviceFate> numbered(List<DeviceFate> devices) {
    return IntStream.range(0, devices.size())
        .mapToObj(
            i -> {
              DeviceFate d = devices.get(i);
              PciAddress address = new PciAddress(i % 3, i, 0, 0);
              return new DeviceFate(address, d.name(), d.maskBits(), d.reach(), d.why());
            })
        .toList();
  }

  private static BootReport changed(
      BootReport base, String policy, String words, List<DeviceFate> devices) {
    List<BootEvent> events = new ArrayList<>(base.events());
    events.add(new BootEvent.PoolRefused(1L << 26, words));
    List<BootReport.Loss> losses =
        devices.stream()
            .limit(7)
            .map(d -> new BootReport.Loss(new MemoryRange(0, 1L << 40), d.why()))
            .toList();
    return new BootReport(
        words,
        base.kernel(),
        policy,
        base.seed(),
        base.backend(),
        base.hardware(),
        base.panic().map(p -> words),
        base.failure()
            .map(f -> new BootEvent.PluginFailure(policy, f.moment(), f.misdeed(), words)),
        base.pool(),
        base.growth(),
        SampleReports.cost(1L << 26, 0, 0, 0, 0, losses),
        devices,
        base.owners(),
        events,
        Certainty.WHOLE);
  }
}

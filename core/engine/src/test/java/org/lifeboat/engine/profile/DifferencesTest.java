package org.lifeboat.engine.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lifeboat.engine.profile.Difference.Added;
import org.lifeboat.engine.profile.Difference.Changed;
import org.lifeboat.engine.profile.Difference.Gone;
import org.lifeboat.engine.profile.Difference.Moved;
import org.lifeboat.engine.profile.Difference.Replaced;

/** In what two outlines differ. */
class DifferencesTest {
  private static final Part GART = part("gart", "driver", "dialect", "old");
  private static final Part VTD = part("intel-vtd", "driver", "width", "48");
  private static final Part AMD = part("amd-vi", "driver", "faults", "none");

  @Test
  void equalOutlinesDifferInNothingWhateverTheirNames() {
    Outline one = new Outline("a", "one", List.of(), Map.of(Topic.DRIVERS, List.of(GART, VTD)));
    Outline other = new Outline("b", "other", List.of(), Map.of(Topic.DRIVERS, List.of(GART, VTD)));

    assertThat(Differences.between(one, other)).isEmpty();
  }

  @Test
  void aTraitChanges() {
    Part wider = part("intel-vtd", "driver", "width", "57");

    assertThat(between(Topic.DRIVERS, List.of(GART, VTD), List.of(GART, wider)))
        .containsExactly(
            new Changed(Topic.DRIVERS, "intel-vtd", VTD.traits().get(0), wider.traits().get(0)));
  }

  @Test
  void partsComeAndGo() {
    assertThat(between(Topic.DRIVERS, List.of(GART, VTD), List.of(VTD, AMD)))
        .containsExactly(new Gone(Topic.DRIVERS, GART), new Added(Topic.DRIVERS, AMD));
  }

  @Test
  void ofAChangedOrderTheFewestPartsAreSaidToHaveMoved() {
    assertThat(between(Topic.DRIVERS, List.of(GART, VTD, AMD), List.of(VTD, AMD, GART)))
        .containsExactly(new Moved(Topic.DRIVERS, GART, "amd-vi"));
    assertThat(between(Topic.DRIVERS, List.of(GART, VTD, AMD), List.of(AMD, GART, VTD)))
        .containsExactly(new Moved(Topic.DRIVERS, AMD, ""));
  }

  @Test
  void whereOrderMeansNothingNothingMoves() {
    assertThat(between(Topic.POLICIES, List.of(GART, VTD), List.of(VTD, GART))).isEmpty();
  }

  @Test
  void whereThereIsExactlyOneAnotherTakesItsPlace() {
    assertThat(between(Topic.ALLOCATOR, List.of(GART), List.of(VTD)))
        .containsExactly(new Replaced(Topic.ALLOCATOR, GART, VTD));
  }

  @Test
  void underOneNameAnotherKindOfThingIsNoChangeOfTraits() {
    Part fixed = part("page tables", "fixed", "range", "0x8000-0xc000");
    Part allocated = part("page tables", "allocate", "size", "4KB");

    assertThat(between(Topic.RESERVATIONS, List.of(fixed), List.of(allocated)))
        .containsExactly(new Replaced(Topic.RESERVATIONS, fixed, allocated));
  }

  @Test
  void theSecondOfANameIsHeldAgainstTheSecond() {
    Part first = part("log buffer", "log-buffer", "for-processors", "false");
    Part second = part("log buffer", "log-buffer", "for-processors", "true");

    assertThat(between(Topic.RESERVATIONS, List.of(first, second), List.of(first)))
        .containsExactly(new Gone(Topic.RESERVATIONS, second));
  }

  @Test
  void aTopicThatOneOfThemIsSilentAboutIsGone() {
    Outline silent = new Outline("a", "", List.of(), Map.of());
    Outline speaks = new Outline("b", "", List.of(), Map.of(Topic.ALLOCATOR, List.of(GART)));

    assertThat(Differences.between(speaks, silent))
        .containsExactly(new Gone(Topic.ALLOCATOR, GART));
    assertThat(Differences.between(silent, speaks))
        .containsExactly(new Added(Topic.ALLOCATOR, GART));
  }

  private static List<Difference> between(Topic topic, List<Part> before, List<Part> after) {
    return Differences.between(
        new Outline("a", "", List.of(), Map.of(topic, before)),
        new Outline("b", "", List.of(), Map.of(topic, after)));
  }

  private static Part part(String name, String kind, String key, String value) {
    return new Part(name, kind, "", List.of(new Trait(key, value, "", false)));
  }
}

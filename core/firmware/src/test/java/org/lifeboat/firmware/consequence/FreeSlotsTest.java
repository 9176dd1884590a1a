package org.lifeboat.firmware.consequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.firmware.RealTables;

class FreeSlotsTest {
  private static List<String> first(int many, String... taken) {
    Set<PciAddress> functions = new HashSet<>();
    for (String place : taken) {
      functions.add(PciAddress.parse(place));
    }
    return new FreeSlots(Optional.empty(), functions)
        .first(many).stream().map(PciAddress::toString).toList();
  }

  @Test
  void freeSlotsComeFirst() {
    assertThat(first(3, "0000:00:03.0", "0000:00:05.2"))
        .containsExactly("0000:00:04.0", "0000:00:06.0", "0000:00:07.0");
  }

  @Test
  void functionsOfOtherBusesTakeNothing() {
    assertThat(first(1, "0000:01:03.0", "0001:00:03.0")).containsExactly("0000:00:03.0");
  }

  @Test
  void anEmptyBusHasRoomForAsManyAsItSays() {
    assertThat(first(1000)).hasSize(FreeSlots.MOST).doesNotHaveDuplicates();
  }

  @Test
  void atLastSlotsThatAreTakenGiveTheirOtherFunctions() {
    assertThat(first(1000, "0000:00:03.0", "0000:00:04.7"))
        .hasSize(FreeSlots.MOST - 16 + 7 + 6)
        .containsSubsequence("0000:00:1f.7", "0000:00:03.7", "0000:00:03.6", "0000:00:04.6");
  }

  @Test
  void slotsThatTheUnitsOfAnIvrsServeComeBeforeOthers() {
    List<PciAddress> places =
        new FreeSlots(Optional.of(RealTables.table("ivrs-valve")), Set.of()).first(1);

    assertThat(places.get(0).device()).isLessThan(3);
  }

  @Test
  void whatAnIvrsDoesNotListIsNotServed() {
    FreeSlots slots = new FreeSlots(Optional.of(RealTables.table("ivrs-valve")), Set.of());

    assertThat(slots.serve(slots.first(1).get(0))).isTrue();
    assertThat(slots.serve(PciAddress.parse("0001:00:01.0"))).isFalse();
    assertThat(new FreeSlots(Optional.empty(), Set.of()).serve(PciAddress.parse("0000:00:01.0")))
        .isTrue();
  }
}

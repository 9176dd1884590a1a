package org.lifeboat.load.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.load.slots.DmaLimits;
import org.lifeboat.load.workload.RecordedWorkload.Mapping;

final class RecordedMappingsTest {
  private static final int MANY = 10_000;

  @Test
  void isAListOfWhatWasAdded() {
    RecordedMappings.Builder builder = new RecordedMappings.Builder();
    List<Mapping> expected = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      assertThat(builder.add(i, i + 1, -i, i % 7)).isEqualTo(i);
      if (i % 3 == 0) {
        builder.hold(i, 5);
      }
      expected.add(new Mapping(i, i % 3 == 0 ? 5 : Long.MAX_VALUE, i + 1, -i, i % 7));
    }

    assertThat(builder.atNanos(MANY - 1)).isEqualTo(MANY - 1);
    assertThat(builder.build()).isEqualTo(expected);
  }

  @Test
  void doesNotChange() {
    RecordedMappings.Builder builder = new RecordedMappings.Builder();
    builder.add(1, 2, 3, 4);
    RecordedMappings mappings = builder.build();
    RecordedWorkload workload =
        new RecordedWorkload("r", PciAddress.parse("0000:00:03.0"), DmaLimits.USUAL, mappings);

    assertThat(workload.mappings()).isSameAs(mappings);
    assertThatThrownBy(() -> builder.hold(0, 1)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> builder.add(1, 2, 3, 4)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(mappings::clear).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> mappings.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}

package org.lifeboat.experiment.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.memory.Zone;

final class FingerprintTest {
  private record Pair(Object left, Object right) {}

  private record Other(Object left, Object right) {}

  private static String of(Object... values) {
    Fingerprint print = new Fingerprint();
    Arrays.stream(values).forEach(print::add);
    return print.hex();
  }

  @Test
  void theOrderOfSetsAndMapsDoesNotCount() {
    assertThat(of(new LinkedHashSet<>(List.of("a", "b", "c"))))
        .isEqualTo(of(new LinkedHashSet<>(List.of("c", "a", "b"))))
        .isEqualTo(of(Set.of("a", "b", "c")))
        .isNotEqualTo(of(Set.of("a", "b")));
    Map<String, Integer> forth = new LinkedHashMap<>(Map.of("a", 1));
    forth.put("b", 2);
    Map<String, Integer> back = new LinkedHashMap<>(Map.of("b", 2));
    back.put("a", 1);
    assertThat(of(forth)).isEqualTo(of(back)).isNotEqualTo(of(Map.of("a", 2, "b", 1)));
  }

  @Test
  void theOrderOfListsCounts() {
    assertThat(of(List.of(1, 2))).isNotEqualTo(of(List.of(2, 1)));
  }

  @Test
  void whatDiffersAnywhereDiffers() {
    List<Object> all =
        List.of(
            List.of(),
            List.of(""),
            List.of("", ""),
            List.of(List.of("")),
            Optional.empty(),
            Optional.of(""),
            Zone.DMA,
            Zone.DMA32,
            Bytes.of((byte) 1),
            Bytes.of((byte) 2),
            new Pair("a", "b"),
            new Pair("ab", ""),
            new Other("a", "b"),
            1L,
            true);

    assertThat(all.stream().map(FingerprintTest::of).distinct()).hasSize(all.size());
    assertThat(of("ab", "c")).isNotEqualTo(of("a", "bc"));
  }

  @Test
  void whatCannotBeComparedIsRefused() {
    assertThatThrownBy(() -> of(new Object()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.Object");
  }
}

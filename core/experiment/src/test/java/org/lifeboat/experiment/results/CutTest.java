package org.lifeboat.experiment.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Rows are cut into parts without gap or overlap. */
class CutTest {
  @Property
  void partsFollowEachOtherToTheEnd(@ForAll @LongRange(min = 1, max = Cut.MOST_ROWS) long rows) {
    Cut cut = new Cut(rows);

    assertThat(cut.rowsOfPart()).isBetween(64, 65_536);
    assertThat(cut.first(0)).isZero();
    assertThat(cut.end(cut.parts() - 1)).isEqualTo(rows);
    assertThat(cut.first(cut.parts() - 1)).isLessThan(rows);
    int middle = cut.parts() / 2;
    assertThat(cut.first(middle) + cut.rowsOfPart()).isGreaterThanOrEqualTo(cut.end(middle));
    if (middle + 1 < cut.parts()) {
      assertThat(cut.end(middle)).isEqualTo(cut.first(middle + 1));
    }
  }

  @Test
  void aMillionRowsAreAboutAHundredParts() {
    assertThat(new Cut(1_000_000)).returns(7_813, Cut::rowsOfPart).returns(128, Cut::parts);
    assertThat(new Cut(Cut.MOST_ROWS).parts()).isEqualTo(65_536);
  }

  @Test
  void noneOrTooManyAreRefused() {
    assertThatThrownBy(() -> new Cut(0)).hasMessageContaining("0 rows; results hold from 1 to");
    assertThatThrownBy(() -> new Cut(Cut.MOST_ROWS + 1)).isInstanceOf(RuntimeException.class);
  }
}

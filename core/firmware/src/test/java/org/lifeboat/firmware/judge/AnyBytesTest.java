package org.lifeboat.firmware.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.firmware.RealTables;
import org.lifeboat.firmware.decode.Field;
import org.lifeboat.firmware.decode.Table;
import org.lifeboat.firmware.decode.TableDecoder;
import org.lifeboat.firmware.decode.TableKind;

/** Whatever the bytes are, they are decoded and judged, and nothing points outside of them. */
class AnyBytesTest {
  private static final List<Bytes> REAL = new ArrayList<>(RealTables.all().values());

  @Property(tries = 2000)
  void anyBytesAreJudged(@ForAll TableKind kind, @ForAll byte[] bytes) {
    judge(kind, Bytes.of(bytes));
  }

  @Property(tries = 4000)
  void realTablesWithOtherBytesAreJudged(
      @ForAll TableKind kind, @ForAll("alteredTables") Bytes table) {
    judge(kind, table);
  }

  @Provide
  Arbitrary<Bytes> alteredTables() {
    Arbitrary<Bytes> tables = Arbitraries.of(REAL);
    Arbitrary<List<int[]>> changes =
        Combinators.combine(
                Arbitraries.integers().between(0, 600),
                Arbitraries.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 0x7f, 0x80, 0xf0, 0xff))
            .as((at, value) -> new int[] {at, value})
            .list()
            .ofMinSize(1)
            .ofMaxSize(6);
    Arbitrary<Integer> lengths = Arbitraries.integers().between(0, 700);
    return Combinators.combine(tables, changes, lengths)
        .as(
            (table, all, length) -> {
              Bytes altered = table;
              for (int[] change : all) {
                altered = altered.with(change[0], (byte) change[1]);
              }
              return altered.slice(0, length);
            });
  }

  private static void judge(TableKind kind, Bytes content) {
    Table table = TableDecoder.decode(kind, content);
    for (Field field : table.fields().toList()) {
      assertThat(field.raw())
          .isEqualTo(content.slice(field.offset(), field.offset() + field.length()));
      assertThat(field.length()).isPositive();
      assertThat(field.hex()).isNotEmpty();
    }
    List<Finding> findings = Judge.judge(table);
    assertThat(findings)
        .allSatisfy(
            f -> {
              assertThat(f.offset()).isBetween(0, Math.max(0, content.length() - 1));
              assertThat(f.length()).isBetween(0, content.length() - f.offset());
              assertThat(f.text()).endsWith(".");
            });
    assertThat(Judge.judge(TableDecoder.decode(kind, content))).isEqualTo(findings);
  }
}

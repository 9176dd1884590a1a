package org.lifeboat.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;

/** Books that do not add up are found out. */
class BalanceTest {
  private static final Owner A = Owner.kernel("a");
  private static final Owner B = Owner.kernel("b");

  private static Holding holding(long start, long end, Owner owner) {
    return new Holding(new MemoryRange(start, end), owner, end - start);
  }

  private static Move move(long bytes, Owner from, Owner to) {
    return new Move(new MemoryRange(0, 100), bytes, from, to, "now");
  }

  @Test
  void booksThatAgreeGiveEachOwnersSum() {
    Balance balance =
        Balance.of(
            List.of(holding(0, 100, A)),
            List.of(move(30, A, B), move(10, B, A)),
            List.of(holding(0, 20, B), holding(20, 100, A)));

    assertThat(balance.ramBytes()).isEqualTo(100);
    assertThat(balance.bytesByOwner().keySet()).containsExactly(B, A);
    assertThat(balance.bytesByOwner()).containsEntry(A, 80L).containsEntry(B, 20L);
  }

  @Test
  void oneByteTooFewIsFound() {
    assertThatThrownBy(
            () -> Balance.of(List.of(holding(0, 100, A)), List.of(), List.of(holding(0, 99, A))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("99")
        .hasMessageContaining("100");
  }

  @Test
  void aMoveThatLeftNoTraceIsFound() {
    assertThatThrownBy(
            () ->
                Balance.of(
                    List.of(holding(0, 100, A)),
                    List.of(move(1, A, B)),
                    List.of(holding(0, 100, A))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aByteWithTwoOwnersIsFound() {
    assertThatThrownBy(
            () ->
                Balance.of(
                    List.of(holding(0, 100, A)),
                    List.of(move(50, A, B)),
                    List.of(holding(0, 50, A), holding(49, 99, B))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("two owners");
  }
}

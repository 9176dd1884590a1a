package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.it.BadBoots.HARDWARE_FAILS;
import static org.lifeboat.it.BadBoots.MODERN;
import static org.lifeboat.it.BadBoots.failure;
import static org.lifeboat.it.BadPolicies.EARLY;
import static org.lifeboat.it.BadPolicies.RUNTIME;
import static org.lifeboat.it.BadPolicies.assertFailed;
import static org.lifeboat.it.BadPolicies.early;
import static org.lifeboat.it.BadPolicies.late;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.Zone;
import org.lifeboat.api.policy.FallbackPolicy;

/** A policy that throws, whatever and wherever. */
final class ThrowingPolicyTest {
  static Stream<Throwable> throwables() {
    return Stream.of(
        new IllegalArgumentException("no idea"),
        new StackOverflowError(),
        new OutOfMemoryError("all gone"),
        new AssertionError("never"),
        new NoClassDefFoundError("org/example/Missing"),
        new ExceptionInInitializerError("static"),
        new InternalError("virtual machine"),
        new Error("any"),
        new Exception("checked, and sneaked out"),
        new Throwable("nobody throws this"),
        new RuntimeException() {
          @Override
          public String getMessage() {
            throw new IllegalStateException("a message that throws");
          }
        });
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable, R> R sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @ParameterizedTest
  @MethodSource("throwables")
  void whateverItThrowsIsReported(Throwable thrown) {
    String words = "threw " + thrown.getClass().getTypeName().replaceFirst(".*[.]", "");

    assertFailed(BadBoots.policy(early(stage -> sneak(thrown))), EARLY, words);
    assertFailed(BadBoots.policy(late(stage -> sneak(thrown))), RUNTIME, words);
    assertFailed(BadBoots.policy(HARDWARE_FAILS, MODERN, () -> sneak(thrown)), EARLY, words);
  }

  @Test
  void aProviderThatMakesNothingIsReported() {
    assertFailed(
        BadBoots.policy(HARDWARE_FAILS, MODERN, () -> null), EARLY, "create returned null");
  }

  @Test
  void endlessRecursionThroughAStageIsReportedAndTheBooksStillBalance() {
    FallbackPolicy earlyForever =
        early(stage -> descend(() -> stage.allocate(AllocationRequest.of(64, 64), "deep")));
    FallbackPolicy lateForever =
        late(stage -> descend(() -> stage.pages().allocate(0, Zone.NORMAL)));

    for (int attempt = 0; attempt < 20; attempt++) {
      assertThat(failure(BadBoots.policy(earlyForever)).plugin()).isEqualTo("policy bad");
      assertThat(failure(BadBoots.policy(lateForever)).plugin()).isEqualTo("policy bad");
    }
  }

  @SuppressWarnings("InfiniteRecursion") // the point
  private static void descend(Runnable deed) {
    deed.run();
    descend(deed);
  }
}

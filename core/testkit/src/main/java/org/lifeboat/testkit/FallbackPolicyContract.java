package org.lifeboat.testkit;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.lifeboat.api.policy.FallbackPolicyProvider;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.testkit.contract.Contract;
import org.lifeboat.testkit.contract.Subject;

/**
 * What every fallback policy must make true. A test class that extends this one and names the
 * provider is held against all of it: every shipped machine under every kernel and every fault,
 * machines that nobody has built, settings at their bounds. A test that fails shows the smallest
 * plan that breaks the policy, as HOCON to save and to hand to {@code ./lifeboat boot}.
 *
 * <pre>{@code
 * final class MyPolicyTest extends FallbackPolicyContract {
 *   @Override
 *   protected FallbackPolicyProvider<?> provider() {
 *     return new MyPolicy.Provider();
 *   }
 * }
 * }</pre>
 *
 * <p>Lifeboat's own plugins must be on the test's class path: the kernels need their drivers and
 * allocators. The provider's class is loaded once more for the tests, watched for clocks, threads
 * and their like: what a test sets in static fields of the plugin is not seen. A boot that takes
 * ten seconds counts as one that does not come back; a slow computer may be told more by the system
 * property {@code org.lifeboat.contract.patience}, in milliseconds.
 */
public abstract class FallbackPolicyContract {
  /** The provider under test, of a public class with a public constructor without parameters. */
  protected abstract FallbackPolicyProvider<?> provider();

  /**
   * What the policy is told, as HOCON: needed where a setting has no default.
   *
   * @return none, unless overridden
   */
  protected String settings() {
    return "";
  }

  @TestFactory
  final Stream<DynamicNode> contract() {
    return ContractTests.of(
        Contract.of(PluginKind.POLICY, Subject.watched(provider(), settings())));
  }
}

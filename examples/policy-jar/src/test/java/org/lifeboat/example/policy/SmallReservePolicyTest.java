package org.lifeboat.example.policy;

import org.lifeboat.api.policy.FallbackPolicyProvider;
import org.lifeboat.testkit.FallbackPolicyContract;

/** Holds the policy against all that every policy must make true. */
final class SmallReservePolicyTest extends FallbackPolicyContract {
  @Override
  protected FallbackPolicyProvider<?> provider() {
    return new SmallReservePolicy.Provider();
  }
}

package org.lifeboat.it;

import org.lifeboat.api.policy.FallbackPolicyProvider;
import org.lifeboat.testkit.FallbackPolicyContract;

final class HopefulPolicyTest extends FallbackPolicyContract {
  @Override
  protected FallbackPolicyProvider<?> provider() {
    return new HopefulPolicy.Provider();
  }
}

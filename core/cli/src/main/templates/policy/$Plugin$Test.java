package $package$;

import org.lifeboat.api.policy.FallbackPolicyProvider;
import org.lifeboat.testkit.FallbackPolicyContract;

/** Holds the policy against all that every policy must make true. */
final class $Plugin$Test extends FallbackPolicyContract {
  @Override
  protected FallbackPolicyProvider<?> provider() {
    return new $Plugin$.Provider();
  }
}

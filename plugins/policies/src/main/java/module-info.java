/** The fallback policies of the 2009 RFC and of the kernels since. */
module org.lifeboat.plugin.policies {
  requires transitive org.lifeboat.api;
  requires static org.jspecify;

  exports org.lifeboat.plugin.policies;

  provides org.lifeboat.api.policy.FallbackPolicyProvider with
      org.lifeboat.plugin.policies.PanicPolicy.Provider,
      org.lifeboat.plugin.policies.EarlyDetectPolicy.Provider,
      org.lifeboat.plugin.policies.LateAllocPolicy.Provider,
      org.lifeboat.plugin.policies.DeferredInitPolicy.Provider,
      org.lifeboat.plugin.policies.NommuPolicy.Provider,
      org.lifeboat.plugin.policies.ReserveAndKeepPolicy.Provider;
}

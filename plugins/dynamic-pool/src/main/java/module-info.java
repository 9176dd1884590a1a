/** The bounce pool that grows on demand, of Linux 6.7 and later. */
module org.lifeboat.plugin.dynamicpool {
  requires transitive org.lifeboat.api;
  requires static org.jspecify;

  exports org.lifeboat.plugin.dynamicpool;

  provides org.lifeboat.api.policy.FallbackPolicyProvider with
      org.lifeboat.plugin.dynamicpool.DynamicPoolPolicy.Provider;
}

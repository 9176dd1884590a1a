/** A fallback policy as a stranger would write it. */
module org.lifeboat.example.policy {
  requires transitive org.lifeboat.api;
  requires static org.jspecify;

  exports org.lifeboat.example.policy;

  provides org.lifeboat.api.policy.FallbackPolicyProvider with
      org.lifeboat.example.policy.SmallReservePolicy.Provider;
}

/** A fallback policy of this project's own: the bounce pool is cut to the devices. */
module org.lifeboat.plugin.adaptive {
  requires transitive org.lifeboat.api;
  requires static org.jspecify;

  exports org.lifeboat.plugin.adaptive;

  provides org.lifeboat.api.policy.FallbackPolicyProvider with
      org.lifeboat.plugin.adaptive.AdaptivePolicy.Provider;
}

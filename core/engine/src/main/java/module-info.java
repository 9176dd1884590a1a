/** Boots a plan and reports what came of it. */
module org.lifeboat.engine {
  requires transitive org.lifeboat.api;
  requires transitive org.lifeboat.load;
  requires com.fasterxml.jackson.core;
  requires static com.google.guice;
  requires typesafe.config;
  requires static org.jspecify;

  exports org.lifeboat.engine;
  exports org.lifeboat.engine.boot;
  exports org.lifeboat.engine.config;
  exports org.lifeboat.engine.event;
  exports org.lifeboat.engine.plan;
  exports org.lifeboat.engine.plugin;
  exports org.lifeboat.engine.profile;
  exports org.lifeboat.engine.render;
  exports org.lifeboat.engine.report;
  exports org.lifeboat.engine.service;
  exports org.lifeboat.engine.wiring;

  opens org.lifeboat.engine.wiring; // to Guice, where there is one

  uses org.lifeboat.api.driver.IommuDriverProvider;
  uses org.lifeboat.api.memory.EarlyAllocatorProvider;
  uses org.lifeboat.api.policy.FallbackPolicyProvider;
}

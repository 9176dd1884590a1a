/** The AMD-Vi driver. */
module org.lifeboat.plugin.amdvi {
  requires transitive org.lifeboat.api;
  requires static org.jspecify;

  exports org.lifeboat.plugin.amdvi;
  exports org.lifeboat.plugin.amdvi.ivrs;

  provides org.lifeboat.api.driver.IommuDriverProvider with
      org.lifeboat.plugin.amdvi.AmdViProvider;
}

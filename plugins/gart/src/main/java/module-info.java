/** The AMD GART driver. */
module org.lifeboat.plugin.gart {
  requires transitive org.lifeboat.api;
  requires static org.jspecify;

  exports org.lifeboat.plugin.gart;

  provides org.lifeboat.api.driver.IommuDriverProvider with
      org.lifeboat.plugin.gart.GartProvider;
}

/** The IBM Calgary driver. */
module org.lifeboat.plugin.calgary {
  requires transitive org.lifeboat.api;
  requires static org.jspecify;

  exports org.lifeboat.plugin.calgary;

  provides org.lifeboat.api.driver.IommuDriverProvider with
      org.lifeboat.plugin.calgary.CalgaryProvider;
}

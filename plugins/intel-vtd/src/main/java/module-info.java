/** The Intel VT-d driver. */
module org.lifeboat.plugin.intelvtd {
  requires transitive org.lifeboat.api;
  requires static org.jspecify;

  exports org.lifeboat.plugin.intelvtd;
  exports org.lifeboat.plugin.intelvtd.table;

  provides org.lifeboat.api.driver.IommuDriverProvider with
      org.lifeboat.plugin.intelvtd.IntelVtdProvider;
}

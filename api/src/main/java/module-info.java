/**
 * The SPI of Lifeboat and the words it uses: everything a plugin author imports. No dependencies.
 */
module org.lifeboat.api {
  requires static org.jspecify;

  exports org.lifeboat.api.bounce;
  exports org.lifeboat.api.driver;
  exports org.lifeboat.api.firmware;
  exports org.lifeboat.api.memory;
  exports org.lifeboat.api.pci;
  exports org.lifeboat.api.plugin;
  exports org.lifeboat.api.policy;
  exports org.lifeboat.api.stage;
}

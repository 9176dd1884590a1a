package org.lifeboat.engine.config;

import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import java.io.File;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;

/**
 * What the {@code include} statements of one text mean. Other than the library's own rules: what is
 * included must be there, nothing comes from the network, and from the class path only kernel
 * profiles do.
 */
final class Includes
    implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {
  private final Hocon hocon;
  private final Source including;
  private final List<TextScan.IncludeSite> sites;

  Includes(Hocon hocon, Source including, List<TextScan.IncludeSite> sites) {
    this.hocon = hocon;
    this.including = including;
    this.sites = new ArrayList<>(sites);
  }

  /** The library offers its own rules for what this includer does not do; it does all. */
  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return this;
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    return include(what, () -> including.beside(what));
  }

  @Override
  public ConfigObject includeFile(ConfigIncludeContext context, File what) {
    return include(what.getPath(), () -> including.beside(what.getPath()));
  }

  @Override
  public ConfigObject includeResources(ConfigIncludeContext context, String what) {
    return include(what, () -> including.resource(what));
  }

  @Override
  public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
    return include(
        what.toExternalForm(),
        () -> {
          throw Source.remote();
        });
  }

  private ConfigObject include(String what, Finder finder) {
    int line = line(what);
    return hocon.included(
        new Place(including.place().file(), line), "include \"" + what + "\"", finder);
  }

  /** Statements are met in the order in which they stand. */
  private int line(String what) {
    for (int i = 0; i < sites.size(); i++) {
      if (sites.get(i).argument().equals(what)) {
        return sites.remove(i).line();
      }
    }
    return 0;
  }

  /** Finds what is to be included. */
  @FunctionalInterface
  interface Finder {
    /** The text, read. */
    Source find() throws UnreadableException;
  }
}

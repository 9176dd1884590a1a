package org.lifeboat.engine.config;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import java.util.List;

/** Reads the {@code path=value} settings of a command line. */
final class Overrides {
  private final Hocon hocon;
  private final Problems problems;

  Overrides(Hocon hocon, Problems problems) {
    this.hocon = hocon;
    this.problems = problems;
  }

  /** All settings in one; of two for one key the later counts. */
  ConfigObject read(List<String> sets) {
    ConfigObject all = ConfigFactory.empty().root();
    for (String set : sets) {
      all = read(set).withFallback(all);
    }
    return all;
  }

  private ConfigObject read(String set) {
    Place place = Place.ofSet(set);
    int equals = set.indexOf('=');
    if (equals <= 0 || !isPath(set.substring(0, equals).strip())) {
      problems.add(place, "", "is not path=value", "machine.processor.possible=8");
      return ConfigFactory.empty().root();
    }
    String path = set.substring(0, equals).strip();
    String value = set.substring(equals + 1).strip();
    try {
      return parse(place, path, value);
    } catch (UnreadableException e) {
      problems.add(place, path, e.what(), e.hint());
      return ConfigFactory.empty().root();
    }
  }

  /** A value that is no HOCON is a text without its quotes: {@code command-line=intel_iommu=on}. */
  private ConfigObject parse(Place place, String path, String value) throws UnreadableException {
    try {
      return hocon.parse(Source.ofText(place, path + " = " + value));
    } catch (UnreadableException e) {
      if (value.isEmpty() || "{[\"".indexOf(value.charAt(0)) < 0) {
        return hocon.parse(Source.ofText(place, path + " = " + ConfigUtil.quoteString(value)));
      }
      throw e;
    }
  }

  private static boolean isPath(String text) {
    try {
      return !ConfigUtil.splitPath(text).isEmpty();
    } catch (com.typesafe.config.ConfigException e) {
      return false;
    }
  }
}

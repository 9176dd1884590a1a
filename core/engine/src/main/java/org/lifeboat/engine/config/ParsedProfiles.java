package org.lifeboat.engine.config;

import com.typesafe.config.ConfigObject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The kernel profiles that come with the engine, each parsed when it is first asked for: most
 * include others, and those again. They never change, so that who remembers them changes no answer.
 */
final class ParsedProfiles {
  private final Map<Place, ConfigObject> byPlace = new ConcurrentHashMap<>();

  /** What a text was parsed to; empty if it is not of the engine, or was not parsed yet. */
  Optional<ConfigObject> find(Source source) {
    return Optional.ofNullable(byPlace.get(source.place()));
  }

  /** Remembers a text of the engine, and no other. */
  void keep(Source source, ConfigObject parsed) {
    if (source.place().isResource()) {
      byPlace.put(source.place(), parsed);
    }
  }
}

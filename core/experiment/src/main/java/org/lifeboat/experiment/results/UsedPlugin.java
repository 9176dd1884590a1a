package org.lifeboat.experiment.results;

import java.util.Optional;

/**
 * A plugin that an experiment boots with.
 *
 * @param kind as people call it: {@code fallback policy}
 * @param id its name
 * @param version of its jar; empty where that says none, and of a built-in plugin, which has
 *     Lifeboat's
 * @param sha256 of its jar in hexadecimal; empty of a built-in plugin
 */
public record UsedPlugin(
    String kind, String id, Optional<String> version, Optional<String> sha256) {}

package org.lifeboat.experiment.results;

import java.util.Optional;

/**
 * A plugin that an experiment boots with.
 *
 * @param kind driver, allocator or policy
 * @param id its name
 * @param version of its jar, of a built-in plugin Lifeboat's; empty where the jar says none
 * @param sha256 of its jar in hexadecimal; empty of a built-in plugin
 */
public record UsedPlugin(
    String kind, String id, Optional<String> version, Optional<String> sha256) {}

package org.lifeboat.api.plugin;

/** The settings of a plugin that has none. */
public record NoSettings() {}

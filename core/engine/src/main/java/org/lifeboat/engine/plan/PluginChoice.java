package org.lifeboat.engine.plan;

/**
 * A plugin and the settings it gets.
 *
 * @param id its id
 * @param settings an instance of the provider's settings record
 */
public record PluginChoice(String id, Record settings) {}

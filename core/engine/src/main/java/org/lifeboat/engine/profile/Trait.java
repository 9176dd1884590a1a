package org.lifeboat.engine.profile;

/**
 * One thing that a profile says of a part.
 *
 * @param key what it is about; a setting's key, where it is one
 * @param value the value, exact, much as configuration would have it
 * @param meaning of the key, in half a sentence; may be empty
 * @param usual whether it goes without saying: the value where nothing is said
 */
public record Trait(String key, String value, String meaning, boolean usual) {}

package org.lifeboat.lab.verify;

/**
 * Where a boot on paper differs from a recorded one.
 *
 * @param recording its id
 * @param field in which field
 * @param expected what the recording shows; of many lines the first that differs, with its place
 * @param actual what the model says
 */
public record Difference(String recording, Field field, String expected, String actual) {}

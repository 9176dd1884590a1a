package org.lifeboat.evidence.draft;

/**
 * What a kernel says of itself first.
 *
 * @param name {@code 6.1.0-9-amd64}
 * @param build who built it, with which compiler, when; may be empty
 */
public record Release(String name, String build) {}

package org.lifeboat.api.driver;

/**
 * What is wrong with a unit or a table.
 *
 * @param code a stable name for programs: {@code dmar-address-zero}
 * @param text one sentence for people
 */
public record Finding(String code, String text) {}

package org.lifeboat.api.driver;

import java.util.function.UnaryOperator;

/**
 * A firmware bug that can be put into a machine by name, for experiments: a change of bytes, never
 * of results.
 *
 * @param id its name: {@code dmar-address-zero}
 * @param summary one sentence
 * @param change what it does to the firmware; without effect on a machine that has no such table
 */
public record FirmwareFault(String id, String summary, UnaryOperator<FirmwareImage> change) {}

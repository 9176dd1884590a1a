package org.lifeboat.plugin.intelvtd.table;

/**
 * One step of a device scope's path: a function on the bus that the step before leads to.
 *
 * @param device as it stands in the table, 0 to 255; above 31 it matches nothing
 * @param function as it stands in the table, 0 to 255; above 7 it matches nothing
 */
public record PathStep(int device, int function) {}

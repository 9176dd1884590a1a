package org.lifeboat.plugin.amdvi;

import java.util.List;
import java.util.Map;

/**
 * What the parse of a sound table left behind.
 *
 * @param units the units in order; none where the table has none
 * @param requesters whom they serve
 * @param specialDevices the interrupt controllers it knows
 * @param lastRequesters the highest requester id of each segment
 * @param commonFeatures what all units can do, as far as the table tells
 * @param guestInterrupts whether all units and the command line allow interrupts straight into
 *     guests
 * @param x2apic whether units can interrupt more than 255 processors
 */
record ParsedUnits(
    List<Unit> units,
    RequesterMap requesters,
    SpecialDevices specialDevices,
    Map<Integer, Integer> lastRequesters,
    long commonFeatures,
    boolean guestInterrupts,
    boolean x2apic) {}

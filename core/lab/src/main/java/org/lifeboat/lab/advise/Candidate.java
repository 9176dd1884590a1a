package org.lifeboat.lab.advise;

import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.lab.advise.Option.Kind;

/**
 * Something that one could try.
 *
 * @param kind what it would take
 * @param label what to type or to change: {@code iommu=pt}, {@code VT-d off in the BIOS}
 * @param plan the boot with it
 */
record Candidate(Kind kind, String label, BootPlan plan) {}

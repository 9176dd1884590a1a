/**
 * ACPI tables that describe a machine as a whole: memory affinity, interrupt controllers, where
 * remapping units lie. Total on any bytes. What the drivers make of their own tables is the
 * plugins' business.
 */
@NullMarked
package org.lifeboat.evidence.table;

import org.jspecify.annotations.NullMarked;

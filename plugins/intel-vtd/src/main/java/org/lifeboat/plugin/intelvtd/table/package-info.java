/**
 * The DMAR table (Intel VT-d specification, chapter 8) as bytes and as records. No judgement about
 * a machine lives here, only reading and the walk. The driver calls it, and so may anybody who
 * wants to look at a table.
 */
@NullMarked
package org.lifeboat.plugin.intelvtd.table;

import org.jspecify.annotations.NullMarked;

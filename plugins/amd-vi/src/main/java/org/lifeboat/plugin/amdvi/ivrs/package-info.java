/**
 * The IVRS table as firmware wrote it: blocks, device entries, and where a walk over them ends. No
 * judgement, no message and no hardware lives here. The driver beside it reads its units from it,
 * and whoever wants to show a table may call it.
 */
@NullMarked
package org.lifeboat.plugin.amdvi.ivrs;

import org.jspecify.annotations.NullMarked;

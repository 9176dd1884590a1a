package org.lifeboat.firmware.judge;

import org.lifeboat.firmware.decode.Table;

/** Looks at a table for one family of faults; total on whatever was decoded. */
interface Rule {
  void check(Table table, Findings findings);
}

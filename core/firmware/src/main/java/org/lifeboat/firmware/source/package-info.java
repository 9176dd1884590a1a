/**
 * Tables out of files: raw ones, the text of acpidump, folders of either. All reading of files is
 * here, bounded in bytes, and what cannot be read is said in a sentence. Everybody may use it.
 */
@NullMarked
package org.lifeboat.firmware.source;

import org.jspecify.annotations.NullMarked;

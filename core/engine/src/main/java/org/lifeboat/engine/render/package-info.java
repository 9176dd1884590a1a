/**
 * Reports as text for people, as the kernel's log and as JSON. No fact of a boot is found here,
 * only shown. The command line, the lab and embedding programs may call it.
 */
@NullMarked
package org.lifeboat.engine.render;

import org.jspecify.annotations.NullMarked;

/**
 * The Intel VT-d driver: from the DMAR table and the registers of remapping units to what a Linux
 * kernel makes of them. One driver serves several kernel versions, which its settings choose; the
 * rules of each live in a package of their own. The engine finds it through {@link
 * org.lifeboat.plugin.intelvtd.IntelVtdProvider} and calls nothing else. Kdump kernels and hot plug
 * are not modelled.
 */
@NullMarked
package org.lifeboat.plugin.intelvtd;

import org.jspecify.annotations.NullMarked;

/**
 * The Intel VT-d driver: from the DMAR table and the registers of remapping units to what a Linux
 * kernel makes of them. One driver serves several kernel versions, which its settings choose; the
 * rules of each live in a package of their own. The engine finds it through {@link
 * org.lifeboat.plugin.intelvtd.IntelVtdProvider} and calls nothing else. A measured launch (tboot),
 * which makes kernels insist on VT-d, is not part of a machine here and so not modelled; nor are
 * kdump kernels and hot plug.
 */
@NullMarked
package org.lifeboat.plugin.intelvtd;

import org.jspecify.annotations.NullMarked;

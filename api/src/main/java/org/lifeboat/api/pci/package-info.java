/** PCI functions as enumeration finds them. Data only. Everybody may use it. */
@NullMarked
package org.lifeboat.api.pci;

import org.jspecify.annotations.NullMarked;

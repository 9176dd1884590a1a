/**
 * The page of one boot: who owned which memory when, which device reaches memory how, and what it
 * cost. It is made of a report and of what a watcher saw; it decides nothing.
 */
@NullMarked
package org.lifeboat.page.boot;

import org.jspecify.annotations.NullMarked;

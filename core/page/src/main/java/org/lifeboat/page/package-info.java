/**
 * Pages of HTML that stand alone: nothing is fetched, from the network or from a folder beside
 * them. They are made of reports and of results, and decide nothing.
 */
@NullMarked
package org.lifeboat.page;

import org.jspecify.annotations.NullMarked;

/**
 * The results of an experiment as a page: its findings in sentences, its charts, and its rows to
 * look through. What is here asks the results in SQL and shows the answers; it decides nothing that
 * the experiment's file does not say, but for what is shown where the file is silent.
 */
@NullMarked
package org.lifeboat.page.report;

import org.jspecify.annotations.NullMarked;

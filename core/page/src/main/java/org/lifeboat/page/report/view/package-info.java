/** What the template of a report's page is filled with; nobody else needs it. */
@NullMarked
package org.lifeboat.page.report.view;

import org.jspecify.annotations.NullMarked;

/**
 * From HOCON text to plans: files and includes, keys and values, and every error with its file and
 * line. No behaviour of a boot lives here, and this is the only package that knows the HOCON
 * library. The command line, the lab and embedding programs call {@link
 * org.lifeboat.engine.config.PlanReader}.
 */
@NullMarked
package org.lifeboat.engine.config;

import org.jspecify.annotations.NullMarked;

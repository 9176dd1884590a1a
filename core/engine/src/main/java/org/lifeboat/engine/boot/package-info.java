/**
 * A boot from its plan to its report: the stages, what plugins see of them, and the guard around
 * each call of a plugin. No vendor and no policy is known here. Programs call {@link
 * org.lifeboat.engine.boot.BootOrchestrator}.
 */
@NullMarked
package org.lifeboat.engine.boot;

import org.jspecify.annotations.NullMarked;

/**
 * What somebody with a machine and a problem wants to know: what happens, what it costs, and what
 * each thing that one could try would change. Every claim about a change is a boot of the model;
 * the words are computed from how the two boots differ.
 */
@NullMarked
package org.lifeboat.lab.advise;

import org.jspecify.annotations.NullMarked;

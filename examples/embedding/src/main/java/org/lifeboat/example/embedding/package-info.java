/** A program that boots machines through the library. */
@NullMarked
package org.lifeboat.example.embedding;

import org.jspecify.annotations.NullMarked;

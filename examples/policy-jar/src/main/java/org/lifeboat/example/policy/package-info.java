/**
 * A policy as a third party writes it: one class and one provider. It imports the SPI and nothing
 * else. Load the jar with {@code --plugin-path}.
 */
@NullMarked
package org.lifeboat.example.policy;

import org.jspecify.annotations.NullMarked;

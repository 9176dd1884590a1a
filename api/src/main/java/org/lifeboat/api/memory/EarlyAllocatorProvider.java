package org.lifeboat.api.memory;

import org.lifeboat.api.plugin.PluginProvider;

/**
 * Makes early allocators; found by {@link java.util.ServiceLoader}.
 *
 * @param <S> its settings
 */
public interface EarlyAllocatorProvider<S extends Record>
    extends PluginProvider<EarlyAllocator, S> {}

package org.lifeboat.api.policy;

import org.lifeboat.api.plugin.PluginProvider;

/**
 * Makes policies; found by {@link java.util.ServiceLoader}.
 *
 * @param <S> its settings
 */
public interface FallbackPolicyProvider<S extends Record>
    extends PluginProvider<FallbackPolicy, S> {}

package org.lifeboat.engine.plugin;

import org.lifeboat.api.driver.IommuDriverProvider;
import org.lifeboat.api.memory.EarlyAllocatorProvider;
import org.lifeboat.api.plugin.PluginProvider;
import org.lifeboat.api.policy.FallbackPolicyProvider;

/** What plugins can be. Ids are unique within a kind. */
public enum PluginKind {
  /** Drives one kind of IOMMU. */
  DRIVER("IOMMU driver", IommuDriverProvider.class),
  /** Is the allocator of the early stage. */
  ALLOCATOR("early allocator", EarlyAllocatorProvider.class),
  /** Decides what happens when the hardware fails. */
  POLICY("fallback policy", FallbackPolicyProvider.class);

  private final String word;

  @SuppressWarnings({"rawtypes", "ImmutableEnumChecker"}) // a Class is immutable
  private final Class<? extends PluginProvider> service;

  @SuppressWarnings("rawtypes") // a class literal has no type arguments
  PluginKind(String word, Class<? extends PluginProvider> service) {
    this.word = word;
    this.service = service;
  }

  /** What people call it: {@code fallback policy}. */
  public String word() {
    return word;
  }

  /** The interface under which its providers are registered. */
  @SuppressWarnings("rawtypes") // a class literal has no type arguments
  public Class<? extends PluginProvider> service() {
    return service;
  }
}

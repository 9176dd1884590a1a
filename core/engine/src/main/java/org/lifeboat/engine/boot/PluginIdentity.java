package org.lifeboat.engine.boot;

import org.lifeboat.api.memory.Owner;

/** Who a plugin is to the ledger and to the reader of a report. */
record PluginIdentity(Owner.Kind kind, String id) {
  static PluginIdentity driver(String id) {
    return new PluginIdentity(Owner.Kind.DRIVER, id);
  }

  static PluginIdentity policy(String id) {
    return new PluginIdentity(Owner.Kind.POLICY, id);
  }

  static PluginIdentity allocator(String id) {
    return new PluginIdentity(Owner.Kind.EARLY_ALLOCATOR, id);
  }

  /** The owner of memory that the plugin took for a purpose. */
  Owner owner(String purpose) {
    return new Owner(kind, id + " " + purpose);
  }

  /** Whether a piece of memory is this plugin's. */
  boolean owns(Owner owner) {
    return owner.kind() == kind && owner.name().startsWith(id + " ");
  }

  @Override
  public String toString() {
    return switch (kind) {
      case DRIVER -> "driver " + id;
      case POLICY -> "policy " + id;
      default -> "allocator " + id;
    };
  }
}

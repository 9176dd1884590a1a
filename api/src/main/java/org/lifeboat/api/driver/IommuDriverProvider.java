package org.lifeboat.api.driver;

import java.util.List;
import org.lifeboat.api.plugin.PluginProvider;

/**
 * Makes drivers; found by {@link java.util.ServiceLoader}.
 *
 * @param <S> its settings
 */
public interface IommuDriverProvider<S extends Record> extends PluginProvider<IommuDriver, S> {
  /**
   * Firmware bugs of this driver's tables and registers that an experiment may inject.
   *
   * @return the faults, none here; an id belongs to one fault among all drivers
   */
  default List<FirmwareFault> faults() {
    return List.of();
  }
}

package org.lifeboat.engine.plugin;

import java.util.List;
import org.lifeboat.api.driver.FirmwareFault;
import org.lifeboat.api.plugin.PluginProvider;

/**
 * A plugin that can be used. What its provider said of itself is kept: it is asked once.
 *
 * @param id its name in configuration, unique within its kind
 * @param summary one sentence
 * @param origin where it came from
 * @param settings what it can be told
 * @param faults the firmware faults that it offers; only a driver has any
 * @param provider what makes instances
 * @param <P> what it makes
 */
public record Plugin<P>(
    String id,
    String summary,
    PluginOrigin origin,
    SettingsSchema settings,
    List<FirmwareFault> faults,
    PluginProvider<P, ?> provider) {
  /** Copies the list. */
  public Plugin {
    faults = List.copyOf(faults);
  }

  /**
   * A fresh instance for one boot. Whatever the plugin's own code throws passes through.
   *
   * @param values an instance of the settings record
   * @throws IllegalArgumentException if {@code values} is another record
   * @throws IllegalStateException if the plugin makes nothing
   */
  public P create(Record values) {
    return create(provider, values);
  }

  private <S extends Record> P create(PluginProvider<P, S> from, Record values) {
    if (!settings.type().isInstance(values)) {
      throw new IllegalArgumentException(
          "%s takes %s, not %s"
              .formatted(id, settings.type().getName(), values.getClass().getName()));
    }
    @SuppressWarnings("unchecked") // the provider's settingsType() is settings.type()
    S typed = (S) values;
    P made = from.create(typed);
    if (made == null) {
      throw new IllegalStateException(provider.getClass().getName() + ".create returned null");
    }
    return made;
  }
}

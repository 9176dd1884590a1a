package org.lifeboat.engine.plugin;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lifeboat.api.driver.FirmwareFault;
import org.lifeboat.api.driver.IommuDriverProvider;
import org.lifeboat.api.plugin.PluginProvider;

/**
 * Asks a provider, once, for all that the registry must know of it. A provider is foreign code: it
 * may throw anything and return nothing.
 */
final class ProviderCheck {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int LONGEST_ID = 64;

  private ProviderCheck() {}

  /** The plugin that a candidate is. */
  static Plugin<?> check(Candidate candidate) throws PluginRefusedException {
    return describe(ask("cannot be made", candidate.maker()), candidate);
  }

  private static <P, S extends Record> Plugin<P> describe(
      PluginProvider<P, S> provider, Candidate candidate) throws PluginRefusedException {
    String id = legal(ask("id()", provider::id), "the id");
    String summary = ask("summary()", provider::summary);
    SettingsSchema settings = schema(ask("settingsType()", provider::settingsType));
    return new Plugin<>(id, summary, candidate.origin(), settings, faults(provider), provider);
  }

  private static List<FirmwareFault> faults(PluginProvider<?, ?> provider)
      throws PluginRefusedException {
    if (!(provider instanceof IommuDriverProvider<?> driver)) {
      return List.of();
    }
    List<FirmwareFault> faults = ask("faults()", () -> List.copyOf(driver.faults()));
    Set<String> seen = new HashSet<>();
    for (FirmwareFault fault : faults) {
      if (!seen.add(legal(fault.id(), "the fault"))) {
        throw new PluginRefusedException("offers the fault '" + fault.id() + "' twice");
      }
    }
    return faults;
  }

  private static SettingsSchema schema(Class<? extends Record> type) throws PluginRefusedException {
    try {
      return SettingsSchema.of(type);
    } catch (IllegalArgumentException e) {
      throw new PluginRefusedException("settings cannot be read: " + e.getMessage());
    }
  }

  private static String legal(@Nullable String id, String what) throws PluginRefusedException {
    if (id == null || id.length() > LONGEST_ID || !ID.matcher(id).matches()) {
      throw new PluginRefusedException(
          "%s '%s' is not made of lower-case letters, digits and single dashes, at most %s"
              .formatted(what, id, LONGEST_ID));
    }
    return id;
  }

  @SuppressWarnings(
      "CatchAndPrintStackTrace") // nothing is printed; whatever foreign code throws is an answer
  private static <T> T ask(String what, Callable<? extends @Nullable T> question)
      throws PluginRefusedException {
    T answer;
    try {
      answer = question.call();
    } catch (PluginRefusedException e) {
      throw e;
    } catch (Throwable e) {
      throw new PluginRefusedException(what + " throws " + Thrown.words(e));
    }
    if (answer == null) {
      throw new PluginRefusedException(what + " returns null");
    }
    return answer;
  }
}

package org.lifeboat.engine.plugin;

import java.util.Comparator;
import java.util.concurrent.Callable;
import org.lifeboat.api.plugin.PluginProvider;

/**
 * A provider's class that somebody named, before anybody trusts it.
 *
 * @param kind as what it was named
 * @param className its class
 * @param origin where it was named
 * @param maker loads the class and makes the provider; may fail in every way
 */
record Candidate(
    PluginKind kind, String className, PluginOrigin origin, Callable<PluginProvider<?, ?>> maker) {
  /** An order that does not depend on how a class path or a services file is sorted. */
  static final Comparator<Candidate> ORDER =
      Comparator.comparing(Candidate::kind)
          .thenComparing(Candidate::className)
          .thenComparing(c -> c.origin().toString());
}

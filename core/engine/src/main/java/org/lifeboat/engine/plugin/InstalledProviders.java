package org.lifeboat.engine.plugin;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.lifeboat.api.driver.IommuDriverProvider;
import org.lifeboat.api.memory.EarlyAllocatorProvider;
import org.lifeboat.api.plugin.PluginProvider;
import org.lifeboat.api.policy.FallbackPolicyProvider;

/**
 * Finds the providers that a class loader's class path or module path names, through {@link
 * ServiceLoader}.
 */
final class InstalledProviders {
  /** A services file that cannot be read fails again at each step: the walk must end. */
  private static final int MOST_ERRORS = 100;

  private static final PluginOrigin ORIGIN = new PluginOrigin.BuiltIn();

  private final ClassLoader loader;
  private final List<PluginProblem> problems;

  InstalledProviders(ClassLoader loader, List<PluginProblem> problems) {
    this.loader = loader;
    this.problems = problems;
  }

  /** What was named; what cannot even be named becomes a problem. */
  List<Candidate> find() {
    List<Candidate> found = new ArrayList<>();
    collect(PluginKind.DRIVER, ServiceLoader.load(IommuDriverProvider.class, loader), found);
    collect(PluginKind.ALLOCATOR, ServiceLoader.load(EarlyAllocatorProvider.class, loader), found);
    collect(PluginKind.POLICY, ServiceLoader.load(FallbackPolicyProvider.class, loader), found);
    return found;
  }

  @SuppressWarnings("rawtypes") // a service is a class literal, which has no type arguments
  private <T extends PluginProvider> void collect(
      PluginKind kind, ServiceLoader<T> service, List<Candidate> found) {
    Iterator<ServiceLoader.Provider<T>> providers = service.stream().iterator();
    int errors = 0;
    while (errors < MOST_ERRORS) {
      try {
        if (!providers.hasNext()) {
          return;
        }
        ServiceLoader.Provider<T> provider = providers.next();
        found.add(new Candidate(kind, provider.type().getName(), ORIGIN, () -> make(provider)));
      } catch (ServiceConfigurationError e) {
        errors++;
        problems.add(new PluginProblem.Unusable(ORIGIN, "", Thrown.words(e)));
      }
    }
  }

  @SuppressWarnings("rawtypes") // as above
  private static PluginProvider<?, ?> make(
      ServiceLoader.Provider<? extends PluginProvider> provider) throws PluginRefusedException {
    try {
      return provider.get();
    } catch (ServiceConfigurationError e) {
      Throwable thrown = e.getCause() == null ? e : e.getCause();
      throw new PluginRefusedException("cannot be made: " + Thrown.words(thrown));
    }
  }
}

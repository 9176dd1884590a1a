package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lifeboat.api.plugin.NoSettings;
import org.lifeboat.api.plugin.PluginProvider;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.PluginProblemsException;
import org.lifeboat.engine.boot.BootOrchestrator;
import org.lifeboat.engine.config.PlanReader;
import org.lifeboat.engine.plugin.Plugin;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.engine.plugin.Plugins;
import org.lifeboat.engine.wiring.LifeboatModule;

/** The door for programs: which plugins a library has, and what becomes of those that are wrong. */
final class LifeboatBuilderTest {
  @TempDir private Path folder;

  private static List<String> policies(Lifeboat lifeboat) {
    return lifeboat.plugins().all(PluginKind.POLICY).stream().map(Plugin::id).toList();
  }

  @Test
  void ifNothingIsSaidTheInstalledPluginsCount() {
    assertThat(policies(Lifeboat.create()))
        .contains("deferred-init", "panic")
        .isEqualTo(policies(Lifeboat.builder().build()));
  }

  @Test
  void aProgramsOwnPluginStandsBesideThem() {
    assertThat(policies(Lifeboat.builder().provider(new HopefulPolicy.Provider()).build()))
        .contains("deferred-init", "hopeful");
  }

  @Test
  void withoutInstalledPluginsOnlyThoseOfTheProgramCount() {
    Lifeboat.Builder builder =
        Lifeboat.builder().withoutInstalledPlugins().provider(new HopefulPolicy.Provider());

    assertThat(policies(builder.build())).containsExactly("hopeful");
  }

  @Test
  void pluginsAreInstalledWhereTheProgramSays() {
    ClassLoader without = ClassLoader.getPlatformClassLoader();
    ClassLoader here = getClass().getClassLoader();

    assertThat(policies(Lifeboat.builder().installedPluginsOf(without).build())).isEmpty();
    assertThat(policies(Lifeboat.builder().installedPluginsOf(here).build())).contains("panic");
  }

  @Test
  void whatWasBuiltDoesNotChangeWithItsBuilder() {
    Lifeboat.Builder builder = Lifeboat.builder();
    Lifeboat before = builder.build();
    builder.provider(new HopefulPolicy.Provider());

    assertThat(policies(before)).doesNotContain("hopeful");
    assertThat(policies(builder.build())).contains("hopeful");
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() throws IOException {
    Path absent = folder.resolve("absent.jar");
    Path text = Files.writeString(folder.resolve("text.jar"), "no jar");
    Lifeboat.Builder builder =
        Lifeboat.builder().pluginJar(absent).pluginJars(List.of(text, folder));

    PluginProblemsException thrown =
        catchThrowableOfType(PluginProblemsException.class, builder::build);

    assertThat(thrown.problems()).hasSize(3);
    assertThat(thrown.getMessage().lines())
        .hasSize(3)
        .contains("plugin cannot be used: " + absent + ": there is no such file");
  }

  @Test
  void aProgramMayGoOnWithWhatWorks() {
    Lifeboat lifeboat =
        Lifeboat.builder().pluginJar(folder.resolve("absent.jar")).despiteProblems().build();

    assertThat(policies(lifeboat)).isEqualTo(policies(Shipped.LIFEBOAT));
    assertThat(lifeboat.plugins().problems()).hasSize(1);
  }

  @Test
  void anIdThatIsTakenIsAProblem() {
    Lifeboat.Builder twice =
        Lifeboat.builder()
            .provider(new HopefulPolicy.Provider())
            .provider(new HopefulPolicy.Provider());

    assertThatThrownBy(twice::build)
        .isInstanceOf(PluginProblemsException.class)
        .hasMessageContaining("hopeful");
  }

  @Test
  void aProviderOfNothingIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Lifeboat.builder().provider(new ProviderOfNothing()))
        .withMessageContaining("ProviderOfNothing provides neither a driver nor");
  }

  @Test
  void guiceHasTheLibraryAndItsParts() {
    Injector injector =
        Guice.createInjector(
            new LifeboatModule(Lifeboat.builder().provider(new HopefulPolicy.Provider())));
    Lifeboat lifeboat = injector.getInstance(Lifeboat.class);

    assertThat(policies(lifeboat)).contains("hopeful");
    assertThat(injector.getInstance(Plugins.class)).isSameAs(lifeboat.plugins());
    assertThat(injector.getInstance(PlanReader.class)).isSameAs(lifeboat.reader());
    assertThat(
            injector
                .getInstance(BootOrchestrator.class)
                .boot(Shipped.plan("q35-4g-sound", "linux-6.1", "panic")))
        .isEqualTo(lifeboat.boot(Shipped.plan("q35-4g-sound", "linux-6.1", "panic")));
    assertThat(policies(Guice.createInjector(new LifeboatModule()).getInstance(Lifeboat.class)))
        .isEqualTo(policies(Lifeboat.create()));
  }

  private static final class ProviderOfNothing implements PluginProvider<String, NoSettings> {
    @Override
    public String id() {
      return "nothing";
    }

    @Override
    public String summary() {
      return "Provides nothing.";
    }

    @Override
    public Class<NoSettings> settingsType() {
      return NoSettings.class;
    }

    @Override
    public String create(NoSettings settings) {
      return "";
    }
  }
}

package org.lifeboat.engine.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lifeboat.api.driver.FirmwareFault;
import org.lifeboat.api.driver.IommuDriver;
import org.lifeboat.api.driver.IommuDriverProvider;
import org.lifeboat.api.plugin.NoSettings;
import org.lifeboat.api.plugin.PluginProvider;
import org.lifeboat.api.plugin.Setting;
import org.lifeboat.api.policy.DetectedIommus;
import org.lifeboat.api.policy.DmaBackend;
import org.lifeboat.api.policy.FallbackPolicy;
import org.lifeboat.api.policy.FallbackPolicyProvider;
import org.lifeboat.api.policy.InitializationOutcome;
import org.lifeboat.api.stage.EarlyStage;
import org.lifeboat.api.stage.RuntimeStage;

/** Which plugins can be used, and what is said of those that cannot. */
final class PluginsTest {
  @TempDir private Path folder;

  record OtherSettings() {}

  /** A policy that does nothing. */
  static final class Idle implements FallbackPolicy {
    @Override
    public void early(EarlyStage stage, DetectedIommus detected) {}

    @Override
    public DmaBackend late(RuntimeStage stage, InitializationOutcome outcome) {
      return DmaBackend.none();
    }
  }

  /** A provider of which a test overrides what it wants to break. */
  static class Policy implements FallbackPolicyProvider<NoSettings> {
    private final String id;

    Policy(String id) {
      this.id = id;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public String summary() {
      return "does nothing";
    }

    @Override
    public Class<NoSettings> settingsType() {
      return NoSettings.class;
    }

    @Override
    public FallbackPolicy create(NoSettings settings) {
      return new Idle();
    }
  }

  /** Another class that wants the id {@code a}. */
  private static final class SamePolicy extends Policy {
    SamePolicy() {
      super("a");
    }
  }

  private static String reason(PluginProvider<?, ?> provider) {
    List<PluginProblem> problems = Plugins.none().with(provider).problems();
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0)).isInstanceOf(PluginProblem.Unusable.class);
    return ((PluginProblem.Unusable) problems.get(0)).reason();
  }

  @Test
  void pluginsAreSortedByIdWhateverTheirOrder() {
    Plugins plugins = Plugins.none().with(new Policy("b"), new Policy("a-1"), new Policy("a"));

    assertThat(plugins.all(PluginKind.POLICY))
        .extracting(p -> p.id())
        .containsExactly("a", "a-1", "b");
    assertThat(plugins.all(PluginKind.DRIVER)).isEmpty();
    assertThat(plugins.problems()).isEmpty();
  }

  @Test
  void theRegistryIsNeverChanged() {
    Plugins before = Plugins.none().with(new Policy("a"));
    before.with(new Policy("b"));

    assertThat(before.policy("b")).isEmpty();
  }

  @Test
  void aPluginMakesInstancesFromItsOwnSettingsOnly() {
    Plugin<FallbackPolicy> plugin = Plugins.none().with(new Policy("a")).policy("a").orElseThrow();

    assertThat(plugin.create(new NoSettings())).isInstanceOf(Idle.class);
    assertThatThrownBy(() -> plugin.create(new OtherSettings()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NoSettings");
  }

  @Test
  void aProviderThatMakesNothingIsFoundOut() {
    Plugin<FallbackPolicy> plugin =
        Plugins.none()
            .with(
                new Policy("a") {
                  @Override
                  public FallbackPolicy create(NoSettings settings) {
                    return null;
                  }
                })
            .policy("a")
            .orElseThrow();

    assertThatThrownBy(() -> plugin.create(new NoSettings()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageEndingWith(".create returned null");
  }

  @Test
  void idsAreMadeOfLowerCaseLettersDigitsAndSingleDashes() {
    for (String id : List.of("", "A", "a b", "-a", "a-", "a--b", "ä", "x".repeat(65))) {
      assertThat(reason(new Policy(id))).startsWith("the id '" + id + "' is not made of");
    }
  }

  @Test
  void aProviderMayThrowOrReturnNothing() {
    assertThat(
            reason(
                new Policy("a") {
                  @Override
                  public String id() {
                    return null;
                  }
                }))
        .isEqualTo("id() returns null");
    assertThat(
            reason(
                new Policy("a") {
                  @Override
                  public String summary() {
                    throw new AssertionError("never");
                  }
                }))
        .isEqualTo("summary() throws AssertionError: never");
    assertThat(
            reason(
                new Policy("a") {
                  @Override
                  public Class<NoSettings> settingsType() {
                    return null;
                  }
                }))
        .isEqualTo("settingsType() returns null");
  }

  record Unreadable(@Setting("a path") Path path) {}

  record Unmarked(int count) {}

  private static <S extends Record> FallbackPolicyProvider<S> withSettings(Class<S> type) {
    return new FallbackPolicyProvider<>() {
      @Override
      public String id() {
        return "a";
      }

      @Override
      public String summary() {
        return "";
      }

      @Override
      public Class<S> settingsType() {
        return type;
      }

      @Override
      public FallbackPolicy create(S settings) {
        return new Idle();
      }
    };
  }

  @Test
  void settingsAreARecordOfWhatCanStandInAFile() {
    assertThat(reason(withSettings(Unreadable.class)))
        .isEqualTo(
            "settings cannot be read: component path is a java.nio.file.Path; allowed are boolean,"
                + " int, long, double, String, enums and lists of these");
    assertThat(reason(withSettings(Unmarked.class)))
        .isEqualTo("settings cannot be read: component count carries no @Setting");
    assertThat(reason(withSettings(Record.class)))
        .isEqualTo("settings cannot be read: java.lang.Record is no record");
  }

  record Faulty(List<FirmwareFault> faults) implements IommuDriverProvider<NoSettings> {
    @Override
    public String id() {
      return "faulty";
    }

    @Override
    public String summary() {
      return "";
    }

    @Override
    public Class<NoSettings> settingsType() {
      return NoSettings.class;
    }

    @Override
    public IommuDriver create(NoSettings settings) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void theFaultsOfADriverHaveNamesOfTheirOwn() {
    FirmwareFault fault = new FirmwareFault("at-zero", "", image -> image);

    assertThat(Plugins.none().with(new Faulty(List.of(fault))).firmwareFaults())
        .containsOnlyKeys("at-zero");
    assertThat(reason(new Faulty(List.of(fault, fault))))
        .isEqualTo("offers the fault 'at-zero' twice");
    assertThat(reason(new Faulty(null))).startsWith("faults() throws NullPointerException");
  }

  @Test
  void anIdBelongsToWhoeverHadItFirst() {
    Plugins plugins = Plugins.none().with(new Policy("a")).with(new SamePolicy());

    assertThat(plugins.policy("a").orElseThrow().provider()).hasSameClassAs(new Policy("a"));
    assertThat(plugins.problems())
        .singleElement()
        .asString()
        .isEqualTo(
            "the id 'a' of a fallback policy belongs to"
                + " org.lifeboat.engine.plugin.PluginsTest$Policy (this program) and is claimed by"
                + " org.lifeboat.engine.plugin.PluginsTest$SamePolicy (this program) too; give what"
                + " is not used an id of its own, or leave it out");
  }

  @Test
  void whatIsInstalledIsFoundThroughTheServiceLoaderAndWhatIsBrokenDoesNotHinder()
      throws Exception {
    Path jar =
        new ProviderSources(folder)
            .policy("Good", "good", "")
            .policy("Bad", "bad", "public Bad() { throw new IllegalStateException(\"no\"); }")
            .provides("far.Gone", "far.Bad", "far.Good")
            .jar("installed.jar");

    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader())) {
      Plugins plugins = Plugins.installed(loader);

      assertThat(plugins.policy("good").orElseThrow().origin())
          .isEqualTo(new PluginOrigin.BuiltIn());
      assertThat(plugins.problems())
          .extracting(PluginProblem::toString)
          .anyMatch(p -> p.contains("far.Gone not found"))
          .anyMatch(p -> p.equals("built-in: far.Bad: cannot be made: IllegalStateException: no"));
    }
  }
}

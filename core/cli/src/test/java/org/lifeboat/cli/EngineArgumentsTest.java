package org.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What computes is looked at before an experiment is even read. */
class EngineArgumentsTest {
  private static Typed run(String... engine) {
    String[] words = new String[2 + engine.length];
    words[0] = "run";
    words[1] = "there-is-no-such-file.conf";
    System.arraycopy(engine, 0, words, 2, engine.length);
    return Typed.lifeboat(words);
  }

  private static void isRefused(Typed typed, String because) {
    assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(typed.err()).startsWith("lifeboat: " + because);
    assertThat(typed.out()).isEmpty();
  }

  @Test
  void anEngineThatIsNotThereIsRefused() {
    isRefused(run("--engine", "steam"), "there is no engine 'steam'; installed: threads\n");
  }

  @Test
  void threadsHaveNoOptions() {
    isRefused(run("--master", "local[2]"), "engine 'threads' has no option 'master'\n");
    isRefused(run("--engine-option", "a=b"), "engine 'threads' has no option 'a'\n");
  }

  @Test
  void anOptionHasAKeyAndAValue() {
    isRefused(
        run("--engine-option", "colour"),
        "Invalid value for option '--engine-option': 'colour' is not KEY=VALUE\n");
    isRefused(
        run("--engine-option", "=red"),
        "Invalid value for option '--engine-option': '=red' is not KEY=VALUE\n");
  }
}

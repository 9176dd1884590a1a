package org.lifeboat.page.browser;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Chromium without a window, on files of this machine alone. Where it is not installed, tests are
 * skipped; where the environment says {@code LIFEBOAT_CHROMIUM=required}, as the whole check does,
 * they fail.
 */
public final class Chromium implements AutoCloseable {
  private static final String REQUIRED = "required";

  private final Path profile;
  private final ChromeDriver driver;
  private Screen screen = Screen.DESK;

  private Chromium(Path browser, Path server) {
    profile = emptyFolder();
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(server.toFile())
            .usingAnyFreePort()
            .build();
    driver = new ChromeDriver(service, options(browser, profile));
  }

  /** A browser with an empty profile. */
  public static Chromium start() {
    Optional<Path> browser = onPath("chromium");
    Optional<Path> server = onPath("chromedriver");
    if (browser.isEmpty() || server.isEmpty()) {
      String missing = "chromium and chromedriver are not both on the path";
      if (REQUIRED.equals(System.getenv("LIFEBOAT_CHROMIUM"))) {
        Assertions.fail(missing);
      }
      Assumptions.abort(missing);
    }
    return new Chromium(browser.orElseThrow(), server.orElseThrow());
  }

  private static ChromeOptions options(Path browser, Path profile) {
    LoggingPreferences console = new LoggingPreferences();
    console.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--user-data-dir=" + profile);
    options.setCapability("goog:loggingPrefs", console);
    return options;
  }

  private static Path emptyFolder() {
    try {
      return Files.createTempDirectory("lifeboat-chromium");
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private static Optional<Path> onPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The driver, to find and to click. */
  public ChromeDriver driver() {
    return driver;
  }

  /** Looks at a file on a screen; it is loaded anew. */
  public Chromium open(Path page, Screen on) {
    screen = on;
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width", on.width(),
            "height", on.height(),
            "deviceScaleFactor", on.touch() ? 2 : 1,
            "mobile", on.touch()));
    media("screen");
    consoleErrors();
    driver.get(page.toUri().toString());
    return this;
  }

  /** Looks at the same page as it comes out of a printer. */
  public Chromium onPaper() {
    media("print");
    return this;
  }

  private void media(String type) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            type,
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", screen.dark() ? "dark" : "light"),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  /** What the console has complained about since it was asked last: warnings and errors. */
  public List<String> consoleErrors() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  /** By how many pixels the page is wider than the screen. */
  public long overflow() {
    return ((Number)
            driver.executeScript(
                "return document.documentElement.scrollWidth"
                    + " - document.documentElement.clientWidth"))
        .longValue();
  }

  /** What axe finds that is serious or critical, each with the elements. */
  public List<String> accessibilityProblems() {
    return new AxeBuilder()
        .analyze(driver).getViolations().stream()
            .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
            .map(Chromium::problem)
            .toList();
  }

  private static String problem(Rule rule) {
    return rule.getId()
        + " ("
        + rule.getImpact()
        + "): "
        + rule.getNodes().stream().map(n -> n.getHtml() + " " + n.getFailureSummary()).toList();
  }

  /**
   * A picture of the whole page, however long.
   *
   * @param png where it goes; its folder is made
   */
  public void picture(Path png) {
    Object data =
        driver
            .executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
            .get("data");
    try {
      Files.createDirectories(png.toAbsolutePath().getParent());
      Files.write(png, Base64.getDecoder().decode(String.valueOf(data)));
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  @Override
  public void close() {
    driver.quit();
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

package org.lifeboat.firmware.render;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.lifeboat.engine.render.JsonTree;
import org.lifeboat.firmware.judge.Code;
import org.lifeboat.firmware.judge.Explanation;
import org.lifeboat.firmware.judge.Finding;
import org.lifeboat.firmware.source.TableSource;

/**
 * Findings in the static analysis results interchange format, SARIF 2.1.0 (OASIS), for what shows
 * them beside a firmware project's code. Every code is a rule with its explanation as help.
 */
public final class Sarif {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  /** The rules, in the order of the codes. */
  private static final List<Code> CODES = List.of(Code.values());

  private final String version;

  /**
   * A renderer.
   *
   * @param version of the program
   */
  public Sarif(String version) {
    this.version = version;
  }

  /** One log with one run. */
  public String render(List<Assessment> assessments, List<String> unreadable) {
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", "Lifeboat");
    driver.put("version", version);
    driver.put("rules", CODES.stream().map(Sarif::rule).toList());
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", driver));
    run.put("invocations", List.of(invocation(unreadable)));
    run.put("results", results(assessments));
    Map<String, Object> log = new LinkedHashMap<>();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    log.put("runs", List.of(run));
    return JsonTree.of(log);
  }

  private static Map<String, Object> rule(Code code) {
    Explanation why = Explanation.of(code);
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("id", code.id());
    rule.put("shortDescription", text(why.title() + "."));
    rule.put("fullDescription", text(why.consequence()));
    rule.put(
        "help",
        text(
            "Cause: %s\nConsequence: %s\nCure: %s"
                .formatted(why.cause(), why.consequence(), why.cure())));
    rule.put("defaultConfiguration", Map.of("level", code.severity().word()));
    return rule;
  }

  private static Map<String, Object> invocation(List<String> unreadable) {
    Map<String, Object> invocation = new LinkedHashMap<>();
    invocation.put("executionSuccessful", unreadable.isEmpty());
    invocation.put(
        "toolExecutionNotifications", unreadable.stream().map(Sarif::notification).toList());
    return invocation;
  }

  private static Map<String, Object> notification(String problem) {
    Map<String, Object> notification = new LinkedHashMap<>();
    notification.put("level", "error");
    notification.put("message", text(problem));
    return notification;
  }

  private static List<Map<String, Object>> results(List<Assessment> assessments) {
    List<Map<String, Object>> results = new ArrayList<>();
    for (Assessment assessment : assessments) {
      for (Finding finding : assessment.findings()) {
        results.add(result(assessment.source(), finding));
      }
    }
    return results;
  }

  private static Map<String, Object> result(TableSource source, Finding finding) {
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("artifactLocation", Map.of("uri", uri(source.file())));
    place.put("region", region(source, finding));
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("ruleId", finding.code().id());
    result.put("ruleIndex", CODES.indexOf(finding.code()));
    result.put("level", finding.severity().word());
    result.put(
        "message",
        text("%s (%s, offset 0x%x)".formatted(finding.text(), source.kind(), finding.offset())));
    result.put("locations", List.of(Map.of("physicalLocation", place)));
    return result;
  }

  /** In a text the lines of the rows; in a raw table the bytes. */
  private static Map<String, Object> region(TableSource source, Finding finding) {
    Map<String, Object> region = new LinkedHashMap<>();
    OptionalInt line = source.line(finding.offset());
    if (line.isPresent()) {
      int last = finding.offset() + Math.max(1, finding.length()) - 1;
      region.put("startLine", line.getAsInt());
      region.put("endLine", source.line(last).orElse(line.getAsInt()));
    } else {
      region.put("byteOffset", finding.offset());
      region.put("byteLength", finding.length());
    }
    return region;
  }

  /** A path as a reference (RFC 3986): relative ones stay relative. */
  private static String uri(String file) {
    Path path = Path.of(file);
    String slashed = path.toString().replace(path.getFileSystem().getSeparator(), "/");
    try {
      return path.isAbsolute()
          ? new URI("file", "", slashed, null).toASCIIString()
          : new URI(null, null, "./" + slashed, null).toASCIIString().substring(2);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Map<String, Object> text(String text) {
    return Map.of("text", text);
  }
}

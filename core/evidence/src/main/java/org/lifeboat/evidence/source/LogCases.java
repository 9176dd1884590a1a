package org.lifeboat.evidence.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.lifeboat.evidence.log.KernelLog;
import org.lifeboat.evidence.log.LogException;
import org.lifeboat.evidence.log.LogFile;
import org.lifeboat.evidence.log.LoggedKernel;

/**
 * The logs in a folder, or a single one. Collections of logs cut long ones, and keep what they
 * found in a file of the same name that ends in {@code .json}: lines about DMA under {@code iommu},
 * the pool under {@code swiotlb}. Where there is one, what it has more counts as lines of the log.
 */
public final class LogCases {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MOST_BYTES = 16L << 20;
  private static final int MOST_LINES = 20_000;

  private LogCases() {}

  /**
   * The logs of a folder, ascending by name, or of a file.
   *
   * @throws LogException where one of them cannot be read
   */
  public static List<LogCase> in(Path place) throws LogException {
    List<LogCase> cases = new ArrayList<>();
    for (Path file : files(place)) {
      cases.add(read(file));
    }
    return cases;
  }

  private static List<Path> files(Path place) throws LogException {
    if (!Files.isDirectory(place)) {
      return List.of(place);
    }
    try (Stream<Path> files = Files.list(place)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".json"))
          .filter(Sources::isLog)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new LogException(place + ": cannot be read");
    }
  }

  private static LogCase read(Path file) throws LogException {
    String name = String.valueOf(file.getFileName());
    int point = name.lastIndexOf('.');
    String id = point <= 0 ? name : name.substring(0, point);
    LogFile log = LogFile.read(file, OptionalInt.empty());
    return new LogCase(id, file, completed(log, file.resolveSibling(id + ".json")));
  }

  private static LogFile completed(LogFile file, Path companion) throws LogException {
    if (!Files.isRegularFile(companion)) {
      return file;
    }
    try {
      if (Files.size(companion) > MOST_BYTES) {
        return file;
      }
      return completed(file, JSON.readTree(companion.toFile()));
    } catch (IOException e) {
      throw new LogException(companion + ": is no JSON: " + line(e));
    }
  }

  private static String line(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static LogFile completed(LogFile file, JsonNode beside) {
    List<String> messages = new ArrayList<>(file.log().messages());
    Set<String> known = new HashSet<>(messages);
    for (JsonNode line : beside.path("iommu")) {
      String message = KernelLog.parse(line.asText()).messages().stream().findFirst().orElse("");
      if (messages.size() < MOST_LINES && known.add(message)) {
        messages.add(message);
      }
    }
    if (beside.path("kernel").isTextual() && new LoggedKernel(file.log()).release().isEmpty()) {
      messages.add(0, "Linux version " + beside.path("kernel").asText() + " (in the file beside)");
    }
    JsonNode pool = beside.path("swiotlb");
    if (pool.hasNonNull("start") && pool.hasNonNull("end")) {
      messages.add(
          "software IO TLB: mapped [mem %s-%s] (in the file beside)"
              .formatted(pool.path("start").asText(), pool.path("end").asText()));
    }
    return new LogFile(new KernelLog(messages), file.boots(), file.taken(), file.torn());
  }
}

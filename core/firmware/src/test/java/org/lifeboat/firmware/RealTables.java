package org.lifeboat.firmware;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.firmware.decode.Table;
import org.lifeboat.firmware.decode.TableDecoder;
import org.lifeboat.firmware.decode.TableKind;

/** The tables of real machines in {@code config/tables}; its README says whose they are. */
public final class RealTables {
  /** How many there are. */
  public static final int COUNT = 212;

  /** Tests run in their module. */
  private static final Path FOLDER = Path.of("../../config/tables");

  private RealTables() {}

  /** Their bytes by file name, ascending. */
  public static Map<String, Bytes> all() {
    Map<String, Bytes> tables = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(FOLDER, "*.dat")) {
      for (Path file : files) {
        tables.put(String.valueOf(file.getFileName()), Bytes.of(Files.readAllBytes(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tables;
  }

  /** One of them, by the beginning of its name. */
  public static Table table(String prefix) {
    return decode(
        all().entrySet().stream()
            .filter(e -> e.getKey().startsWith(prefix))
            .findFirst()
            .orElseThrow()
            .getValue());
  }

  /** Decoded as what it says it is. */
  public static Table decode(Bytes content) {
    return TableDecoder.decode(TableKind.of(content).orElseThrow(), content);
  }
}

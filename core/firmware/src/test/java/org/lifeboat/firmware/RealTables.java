package org.lifeboat.firmware;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.firmware.decode.Table;
import org.lifeboat.firmware.decode.TableDecoder;
import org.lifeboat.firmware.decode.TableKind;

/** The tables of real machines in {@code acpi.zip}; its README says whose they are. */
public final class RealTables {
  /** How many there are. */
  public static final int COUNT = 212;

  private RealTables() {}

  /** Their bytes by file name, ascending. */
  public static Map<String, Bytes> all() {
    Map<String, Bytes> tables = new TreeMap<>();
    try (InputStream file = RealTables.class.getResourceAsStream("/acpi.zip");
        ZipInputStream archive = new ZipInputStream(file)) {
      for (ZipEntry e = archive.getNextEntry(); e != null; e = archive.getNextEntry()) {
        if (e.getName().endsWith(".dat")) {
          tables.put(e.getName(), Bytes.of(archive.readAllBytes()));
        }
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

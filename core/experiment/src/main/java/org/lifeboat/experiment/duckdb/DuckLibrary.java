package org.lifeboat.experiment.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * DuckDB's own code. Its driver copies 60 MB of it to the folder for temporary files and deletes
 * them when the process ends, which a process that is killed does not come to: so they are deleted
 * as soon as they are loaded, where the system allows that.
 */
final class DuckLibrary {
  private static final String IN_MEMORY = "jdbc:duckdb:";
  private static final Path LOADED = Path.of("/proc/self/maps");
  private static final String COPY = "/libduckdb_java";

  private DuckLibrary() {}

  static DuckDBConnection connect(Properties properties) throws SQLException {
    try {
      DuckDBConnection connection =
          (DuckDBConnection) new DuckDBDriver().connect(IN_MEMORY, properties);
      copies().forEach(DuckLibrary::delete);
      return connection;
    } catch (LinkageError e) {
      throw new SQLException(
          "DuckDB cannot be loaded (%s): it needs 60 MB in %s; another folder is named by"
                  .formatted(root(e), System.getProperty("java.io.tmpdir"))
              + " LIFEBOAT_JAVA_OPTIONS=-Djava.io.tmpdir=FOLDER",
          e);
    }
  }

  private static String root(Throwable e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage());
  }

  private static List<Path> copies() {
    try (Stream<String> mappings = Files.lines(LOADED)) {
      return mappings
          .filter(line -> line.contains(COPY) && line.endsWith(".so"))
          .map(line -> Path.of(line.substring(line.indexOf('/'))))
          .distinct()
          .toList();
    } catch (IOException | RuntimeException elsewhere) {
      return List.of();
    }
  }

  private static void delete(Path copy) {
    try {
      Files.deleteIfExists(copy);
    } catch (IOException e) {
      copy.toFile().deleteOnExit();
    }
  }
}

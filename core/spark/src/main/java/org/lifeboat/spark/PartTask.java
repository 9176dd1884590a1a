package org.lifeboat.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.lifeboat.experiment.results.Cut;
import org.lifeboat.experiment.row.RowSource;
import org.lifeboat.experiment.run.PartWriter;
import org.lifeboat.experiment.run.RowException;
import org.lifeboat.experiment.run.RunListener;

/**
 * Makes a part, on a worker.
 *
 * @param shipment of what
 */
record PartTask(Broadcast<Shipment> shipment) implements Function<Integer, PartAnswer> {
  @Override
  public PartAnswer call(Integer part) throws IOException {
    RowSource rows;
    try {
      rows = Workshop.rows(shipment.value());
    } catch (RefusedException e) {
      return new PartAnswer.Refused(e.problem());
    }
    Path file = Files.createTempFile("lifeboat-part-", ".tmp");
    try {
      return made(rows, new Cut(rows.size()), part, file);
    } catch (RowException e) {
      Throwable thrown = e.getCause() == null ? e : e.getCause();
      return new PartAnswer.RowFailed(e.row(), thrown.toString(), List.of(thrown.getStackTrace()));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static PartAnswer made(RowSource rows, Cut cut, int part, Path file) throws IOException {
    TaskContext task = TaskContext.get();
    try (PartWriter writer = new PartWriter(rows)) {
      if (writer.write(
          cut.first(part), cut.end(part), file, RunListener.NOBODY, task::isInterrupted)) {
        return new PartAnswer.Made(Files.readAllBytes(file));
      }
    }
    throw new IllegalStateException("stopped");
  }
}

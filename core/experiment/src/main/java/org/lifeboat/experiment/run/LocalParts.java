package org.lifeboat.experiment.run;

import java.nio.file.Path;
import org.lifeboat.experiment.results.PartFolder;

/** Parts that the calling thread computes. */
final class LocalParts implements PartMaker {
  private final PartFolder folder;
  private final RunListener listener;
  private final PartWriter writer;

  LocalParts(Job job, RunListener listener) {
    this.folder = job.folder();
    this.listener = listener;
    this.writer = new PartWriter(job.experiment().rows());
  }

  @Override
  public void make(int part, Cancellation stopping) {
    Path file = folder.temporary(part);
    try {
      if (writer.write(
          folder.cut().first(part), folder.cut().end(part), file, listener, stopping)) {
        folder.publish(part, file);
      }
    } finally {
      folder.discard(file);
    }
  }

  @Override
  public void close() {
    writer.close();
  }
}

package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.lifeboat.evidence.recording.RecordingException;
import org.lifeboat.evidence.recording.Recordings;
import org.lifeboat.lab.verify.CaseResult;
import org.lifeboat.lab.verify.Verification;
import org.lifeboat.lab.verify.Verifier;

/** A copy of a recording that ships, of which something is changed. */
final class AlteredRecording {
  private final Path folder;

  /** The recording of this id, copied into {@code temporary}. */
  AlteredRecording(String id, Path temporary) {
    folder = temporary.resolve(id);
    try (FileSystem archive =
            FileSystems.newFileSystem(Shipped.CONFIG.resolve("recordings/linux-6.1.zip"));
        Stream<Path> files = Files.list(archive.getPath("/linux-6.1", id))) {
      Files.createDirectory(folder);
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, folder.resolve(String.valueOf(file.getFileName())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return folder;
  }

  AlteredRecording with(String file, byte[] bytes) {
    try {
      Files.write(folder.resolve(file), bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  AlteredRecording with(String file, String text) {
    return with(file, text.getBytes(StandardCharsets.UTF_8));
  }

  String text(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  AlteredRecording change(String file, UnaryOperator<String> change) {
    String before = text(file);
    String after = change.apply(before);
    assertThat(after).isNotEqualTo(before);
    return with(file, after);
  }

  AlteredRecording change(String file, String from, String to) {
    return change(file, text -> text.replace(from, to));
  }

  Verification verify() throws RecordingException {
    return new Verifier(Shipped.LIFEBOAT, Optional.empty()).verify(Recordings.in(folder));
  }

  CaseResult result() throws RecordingException {
    List<CaseResult> results = verify().results();
    assertThat(results).hasSize(1);
    return results.get(0);
  }
}

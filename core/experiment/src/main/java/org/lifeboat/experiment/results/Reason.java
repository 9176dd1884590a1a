package org.lifeboat.experiment.results;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Why a file system does not do what it is asked. */
final class Reason {
  private Reason() {}

  /** An error with its place: {@code out/parts: cannot be written: no space left on device}. */
  static ResultsException problem(Path place, String what, IOException e) {
    return new ResultsException(place + ": " + what + ": " + of(e));
  }

  private static String of(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "a file is where a folder is needed";
    }
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }
}

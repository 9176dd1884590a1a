package org.lifeboat.spark;

import java.io.IOException;
import java.io.Serial;

/** More files, or larger ones, than are sent to workers. */
final class TooLargeException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  TooLargeException() {
    super(
        "it has more than %s files or %s MB".formatted(Parcel.MOST_FILES, Parcel.MOST_BYTES >> 20));
  }
}

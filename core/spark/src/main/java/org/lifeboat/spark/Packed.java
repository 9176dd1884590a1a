package org.lifeboat.spark;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Files in an archive, as {@link Parcel} packs them. */
final class Packed implements Serializable {
  @Serial private static final long serialVersionUID = 1L;

  private final byte[] zip;

  /**
   * @param zip the archive, which is not changed any more
   */
  Packed(byte[] zip) {
    this.zip = zip;
  }

  /** Unpacks them to a folder. */
  void unpack(Path folder) throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
          throw new IOException(entry.getName() + " does not lie in the archive's folder");
        }
        Path parent = file.getParent();
        Files.createDirectories(parent == null ? folder : parent);
        Files.copy(in, file);
      }
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Packed packed && Arrays.equals(zip, packed.zip);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(zip);
  }
}

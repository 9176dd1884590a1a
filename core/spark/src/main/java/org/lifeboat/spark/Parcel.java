package org.lifeboat.spark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Copies of files, packed to be sent. */
final class Parcel implements AutoCloseable {
  static final int MOST_FILES = 5_000;
  static final long MOST_BYTES = 64L << 20;

  private static final String RESULTS = ".parquet";

  private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(packed);
  private int files;
  private long bytes;

  /**
   * Adds a file.
   *
   * @param name with which it is unpacked, with slashes
   * @throws TooLargeException if that is more than is sent
   */
  void add(String name, Path file) throws IOException {
    files++;
    bytes += Files.size(file);
    if (files > MOST_FILES || bytes > MOST_BYTES) {
      throw new TooLargeException();
    }
    ZipEntry entry = new ZipEntry(name);
    // Else the same files make another parcel later.
    entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
    zip.putNextEntry(entry);
    Files.copy(file, zip);
  }

  /**
   * Adds all files of a folder and of the folders in it, but what is hidden, what cannot be read,
   * and results.
   *
   * @throws TooLargeException if that is more than is sent
   */
  void addAll(String name, Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        Set.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            return !dir.equals(folder) && isHidden(dir)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile() && Files.isReadable(file) && isSent(file)) {
              add(name + "/" + slashed(folder.relativize(file)), file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static boolean isSent(Path file) {
    return !isHidden(file) && !file.toString().endsWith(RESULTS);
  }

  private static boolean isHidden(Path file) {
    return String.valueOf(file.getFileName()).startsWith(".");
  }

  /** A relative path as archives write it. */
  static String slashed(Path relative) {
    return relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
  }

  /** How many files are in it. */
  int files() {
    return files;
  }

  /** How large they are together. */
  long bytes() {
    return bytes;
  }

  /** Closes it; what it has become. */
  Packed packed() throws IOException {
    zip.close();
    return new Packed(packed.toByteArray());
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}

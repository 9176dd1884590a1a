package org.lifeboat.evidence.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small recording, of which a test spoils what it wants to see fail. */
final class RecordingFolder {
  static final String CASE = "{\"id\": \"small\", \"cmdline\": \"nokaslr\", \"smp\": 2}";
  static final String FACTS =
      """
      {"outcome": {"hardware_iommu": "none", "swiotlb_active": true, "panic": null},
       "swiotlb": {"start": "0x3bee4000", "end": "0x3fee4000"}, "nslabs": 32768,
       "kernel_code": ["01000000", "01e01d31"], "complete": true, "end": "exit 0"}
      """;
  static final String LOG =
      """
      [    0.000000] Linux version 6.1.0-56-amd64 (x@y)
      [    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
      [    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000003fffffff] usable
      [    0.000000] RAMDISK: [mem 0x3fee4000-0x3fffffff]
      """;

  private final Path folder;

  RecordingFolder(Path folder) {
    this.folder = folder;
    with(Case.FILE, CASE).with("facts.json", FACTS).with("dmesg.txt", LOG);
  }

  RecordingFolder with(String file, String text) {
    return with(file, text.getBytes(StandardCharsets.UTF_8));
  }

  RecordingFolder with(String file, byte[] bytes) {
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve(file), bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Inputs with further keys. */
  RecordingFolder withInputs(String keys) {
    return with(Case.FILE, "{\"id\": \"small\", \"cmdline\": \"nokaslr\", " + keys + "}");
  }

  RecordingFolder without(String file) {
    try {
      Files.delete(folder.resolve(file));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path() {
    return folder;
  }

  Recording read() throws RecordingException {
    List<Recording> recordings = Recordings.in(folder);
    assertThat(recordings).hasSize(1);
    return recordings.get(0);
  }

  /** What is wrong with it, in one line, without the folder's own name. */
  String problem() {
    RecordingException problem = catchThrowableOfType(RecordingException.class, this::read);
    assertThat(problem).isNotNull();
    assertThat(problem.problem().lines()).hasSize(1);
    assertThat(problem.problem()).startsWith(folder.toString());
    return problem.problem().substring(folder.toString().length());
  }
}

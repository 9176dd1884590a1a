package org.lifeboat.evidence.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.stage.CommandLine;

/**
 * The inputs of a recording ({@code case.json}).
 *
 * @param id its name
 * @param commandLine the kernel's parameters
 * @param board QEMU's machine with its options: {@code q35,max-ram-below-4g=1G}
 * @param processors how many
 * @param devices QEMU's {@code -device} arguments
 * @param injected files of ACPI tables that the initial RAM disk brought
 * @param loaded bytes put into memory
 * @param initrdBytes size of the initial RAM disk
 */
record Case(
    String id,
    String commandLine,
    String board,
    int processors,
    List<String> devices,
    List<String> injected,
    List<Loaded> loaded,
    Optional<Long> initrdBytes) {
  /** Its name, which makes a folder a recording. */
  static final String FILE = "case.json";

  private static final int MOST_PROCESSORS = 8192;
  private static final Pattern PROCESSORS = Pattern.compile("(?:cpus=)?([0-9]{1,4})(?:,.*)?");

  private static final String DEFAULT_BOARD = "q35";
  private static final long MOST_INITRD_BYTES = 1L << 40;

  Case {
    devices = List.copyOf(devices);
    injected = List.copyOf(injected);
    loaded = List.copyOf(loaded);
  }

  /**
   * Bytes put into memory before the boot.
   *
   * @param address where
   * @param file which file holds them
   */
  record Loaded(long address, String file) {}

  static Case read(Folder folder) throws RecordingException {
    JsonObject json =
        folder
            .json(FILE)
            .orElseThrow(
                () ->
                    new RecordingException(
                        folder.file(FILE),
                        "there is no such file; a recording has its inputs there"));
    return new Case(
        json.optionalText("id").orElse(folder.name()),
        commandLine(json),
        json.optionalText("machine").orElse(DEFAULT_BOARD),
        processors(json),
        devices(json.texts("qemu")),
        json.texts("injected").stream().map("injected-%s.bin"::formatted).toList(),
        loaded(json),
        json.number("initrd_bytes", 0, MOST_INITRD_BYTES));
  }

  /** A number, or QEMU's own words: {@code 2,maxcpus=4}. */
  private static int processors(JsonObject json) throws RecordingException {
    if (!json.isText("smp")) {
      return json.number("smp", 1, MOST_PROCESSORS).orElse(1L).intValue();
    }
    Matcher words = PROCESSORS.matcher(json.text("smp"));
    int count = words.matches() ? Integer.parseInt(words.group(1)) : 0;
    if (count < 1 || count > MOST_PROCESSORS) {
      throw json.problem("smp", "is no number of processors like 2 or \"2,maxcpus=4\"");
    }
    return count;
  }

  private static String commandLine(JsonObject json) throws RecordingException {
    String text = json.text("cmdline");
    if (text.length() > CommandLine.MOST_CHARACTERS) {
      throw json.problem(
          "cmdline",
          "is longer than the kernel keeps, " + CommandLine.MOST_CHARACTERS + " characters");
    }
    return text;
  }

  private static List<String> devices(List<String> arguments) {
    List<String> devices = new ArrayList<>();
    for (int i = 0; i + 1 < arguments.size(); i++) {
      if (arguments.get(i).equals("-device")) {
        devices.add(arguments.get(i + 1));
      }
    }
    return devices;
  }

  private static List<Loaded> loaded(JsonObject json) throws RecordingException {
    List<Loaded> loaded = new ArrayList<>();
    for (JsonObject entry : json.objects("loaded")) {
      long address = entry.hex("address", entry.text("address"));
      if (address % Pages.SIZE != 0) {
        throw entry.problem("address", "is not the start of a page, ...000");
      }
      loaded.add(new Loaded(address, entry.text("file")));
    }
    return loaded;
  }
}

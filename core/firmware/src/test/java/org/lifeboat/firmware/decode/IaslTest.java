package org.lifeboat.firmware.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.firmware.RealTables;

/**
 * Field by field, offset, length, name and value are what {@code iasl -d} of acpica-tools says, on
 * every real table. What this version of iasl does not know (SATC, SIDP, IVHD 40h) it leaves out.
 */
@EnabledIf("hasIasl")
class IaslTest {
  private static final Pattern FIELD =
      Pattern.compile("\\[\\p{XDigit}+h (\\d+) +(\\p{XDigit}+)h?\\] +([^:]+?) : (.*)");

  /** Its word for a field and ours, where they differ. */
  private static final Map<String, List<String>> NAMES =
      Map.ofEntries(
          Map.entry("Table Length", List.of("Length")),
          Map.entry("Oem ID", List.of("OEMID")),
          Map.entry("Oem Table ID", List.of("OEM Table ID")),
          Map.entry("Oem Revision", List.of("OEM Revision")),
          Map.entry("Asl Compiler ID", List.of("Creator ID")),
          Map.entry("Asl Compiler Revision", List.of("Creator Revision")),
          Map.entry("Subtable Type", List.of("Type")),
          Map.entry("Device Scope Type", List.of("Type")),
          Map.entry("Entry Type", List.of("Type")),
          Map.entry("Entry Length", List.of("Length")),
          Map.entry("PCI Segment Number", List.of("Segment Number")),
          Map.entry("PCI Bus Number", List.of("Start Bus Number")),
          Map.entry("PCI Path", List.of("Path")),
          Map.entry(
              "Base Address",
              List.of(
                  "Register Base Address",
                  "IOMMU Base Address",
                  "Reserved Memory Region Base Address")),
          Map.entry("End Address (limit)", List.of("Reserved Memory Region Limit Address")),
          Map.entry("Device Number", List.of("ACPI Device Number")),
          Map.entry("Device Name", List.of("ACPI Object Name")),
          Map.entry("Virtualization Info", List.of("IVinfo", "IOMMU Info")),
          Map.entry("DeviceId", List.of("DeviceID")),
          Map.entry("PCI Segment Group", List.of("PCI Segment Group")),
          Map.entry("Feature Reporting", List.of("IOMMU Feature Info")),
          Map.entry("Attributes", List.of("IOMMU Attributes")),
          Map.entry("EFR Image", List.of("EFR Register Image")),
          Map.entry("Device ID", List.of("DevID", "Reserved")),
          Map.entry("Data Setting", List.of("DTE Setting")),
          Map.entry("Source Used Device ID", List.of("Source DevID")),
          Map.entry("Start Address", List.of("IVMD Start Address")),
          Map.entry("Memory Length", List.of("IVMD Memory Block Length")),
          Map.entry(
              "Reserved",
              List.of("Reserved", "Size", "EFR Register Image 2", "PCI Segment Group, Reserved")));

  @TempDir private static Path folder;

  private static final Map<String, List<String>> DISASSEMBLED = new TreeMap<>();
  private static final Map<String, Bytes> TABLES = RealTables.all();

  @SuppressWarnings("unused") // named in the annotation
  static boolean hasIasl() {
    return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
        .anyMatch(place -> Files.isExecutable(Path.of(place, "iasl")));
  }

  @BeforeAll
  static void disassemble() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("iasl", "-d"));
    for (Map.Entry<String, Bytes> table : TABLES.entrySet()) {
      Files.write(folder.resolve(table.getKey()), table.getValue().toArray());
      command.add(table.getKey());
    }
    Process iasl =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertThat(iasl.waitFor(1, TimeUnit.MINUTES)).isTrue();
    for (String name : TABLES.keySet()) {
      Path text = folder.resolve(name.replace(".dat", ".dsl"));
      DISASSEMBLED.put(name, Files.readAllLines(text, StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void everyFieldOfEveryTableAgrees() {
    List<String> differences = new ArrayList<>();
    int fields = 0;
    for (Map.Entry<String, List<String>> table : DISASSEMBLED.entrySet()) {
      Table ours = RealTables.decode(TABLES.get(table.getKey()));
      for (String line : table.getValue()) {
        Matcher theirs = FIELD.matcher(line);
        if (theirs.matches() && !theirs.group(4).contains("Unknown Subtable Type")) {
          fields++;
          compare(ours, theirs).forEach(d -> differences.add(table.getKey() + " " + d));
        }
      }
    }
    assertThat(DISASSEMBLED).hasSize(RealTables.COUNT);
    assertThat(differences).isEmpty();
    assertThat(fields).isGreaterThan(16_000);
  }

  /** One of its fields may be several of ours. */
  private static List<String> compare(Table table, Matcher theirs) {
    int offset = Integer.parseInt(theirs.group(1));
    int end = offset + Integer.parseInt(theirs.group(2));
    List<Field> ours =
        table.fields().filter(f -> f.offset() >= offset && f.offset() < end).toList();
    String names = String.join(", ", ours.stream().map(Field::name).toList());
    int bytes = ours.stream().mapToInt(Field::length).sum();
    String line = theirs.group() + ": ";
    List<String> problems = new ArrayList<>();
    if (ours.isEmpty() || ours.get(0).offset() != offset || offset + bytes != end) {
      problems.add(line + "fields are " + ours);
    } else if (!value(theirs.group(4), joined(ours))) {
      problems.add(line + "value is " + ours);
    }
    if (!NAMES.getOrDefault(theirs.group(3), List.of(theirs.group(3))).contains(names)) {
      problems.add(line + "names are " + names);
    }
    return problems;
  }

  private static Bytes joined(List<Field> fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    fields.forEach(f -> bytes.writeBytes(f.raw().toArray()));
    return Bytes.of(bytes.toByteArray());
  }

  /** Texts end at a NUL, other control characters are shown as blanks. */
  private static boolean value(String theirs, Bytes bytes) {
    if (theirs.startsWith("\"")) {
      String text = theirs.substring(1, theirs.indexOf('"', 1));
      String ours = bytes.ascii(0, bytes.length());
      int end = ours.indexOf('\0');
      return text.equals((end < 0 ? ours : ours.substring(0, end)).replaceAll("\\p{Cntrl}", " "));
    }
    String number = theirs.replaceAll(" *\\[.*", "");
    if (number.matches("\\p{XDigit}{2}([ ,]\\p{XDigit}{2})+")) {
      StringBuilder digits = new StringBuilder();
      for (int i = 0; i < bytes.length(); i++) {
        digits.append("%02X".formatted(bytes.u8(i)));
      }
      return number.replaceAll("[ ,]", "").equals(digits.toString());
    }
    return Long.parseUnsignedLong(number, 16) == bytes.u64(0);
  }
}

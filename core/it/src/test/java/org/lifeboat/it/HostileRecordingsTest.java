package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.evidence.recording.RecordingException;
import org.lifeboat.evidence.recording.Recordings;

/** A machine from a recording boots, whatever the recording says of it, or is refused. */
final class HostileRecordingsTest {
  private static final String STAMP = "[    0.000000] ";

  private AlteredRecording recording;

  @BeforeEach
  void copy(@TempDir Path temporary) {
    recording = new AlteredRecording("numa-1G+5G-vtd", temporary);
  }

  private void boots() throws RecordingException {
    Machine machine = Recordings.in(recording.folder()).get(0).machine().orElseThrow();
    for (String kernel : Shipped.LIFEBOAT.reader().kernelIds()) {
      BootReport report =
          assertTimeout(
              Duration.ofSeconds(20),
              () ->
                  Shipped.LIFEBOAT.boot(
                      BootPlan.of(machine, Shipped.LIFEBOAT.reader().kernel(kernel))));

      assertThat(report.failure()).isEmpty();
    }
  }

  private void withLog(String lines) {
    recording.change("dmesg.txt", text -> text + lines);
  }

  /** The log with another memory map. */
  private void withMap(String entries) {
    recording.change(
        "dmesg.txt", text -> text.replaceAll("(?m)^.*BIOS-e820: .*$\\n", "") + entries);
  }

  @Test
  void asItWas() throws RecordingException {
    boots();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[mem 0x0000000000000000-0xffffffffffffffff] usable",
        "[mem 0x0000000000000000-0x000fffffffffffff] usable",
        "[mem 0x000ffffffffff000-0x000fffffffffffff] usable",
        "[mem 0x0000000000000000-0x000000000009fbff] usable",
        "[mem 0x0000000000000001-0x0000000000000002] usable",
        "[mem 0x0000000000100000-0x0000000000100fff] usable",
        "[mem 0x0000000000100000-0x00000000ffffffff] reserved",
        "[mem 0x0000000000100000-0x00000000ffffffff] soft reserved",
      })
  void aMapOfOneEntry(String entry) throws RecordingException {
    withMap(STAMP + "BIOS-e820: " + entry + "\n");
    boots();
  }

  @Test
  void aMapOfVeryManyEntries() throws RecordingException {
    StringBuilder map = new StringBuilder();
    for (long i = 0; i < 50_000; i++) {
      long start = i * 0x10000;
      map.append(
          "BIOS-e820: [mem 0x%x-0x%x] %s%n"
              .formatted(start, start + 0x9fff, i % 7 == 0 ? "reserved" : "usable"));
    }
    withMap(map.toString());
    boots();
  }

  @Test
  void aMapThatOverlapsItself() throws RecordingException {
    StringBuilder map = new StringBuilder();
    Random random = new Random(1);
    for (int i = 0; i < 3000; i++) {
      long start = Math.floorMod(random.nextLong(), 1L << 33);
      map.append(
          "BIOS-e820: [mem 0x%x-0x%x] %s%n"
              .formatted(
                  start,
                  start + Math.floorMod(random.nextLong(), 1L << 26),
                  i % 5 == 0 ? "ACPI NVS" : "usable"));
    }
    withMap(map.toString());
    boots();
  }

  @Test
  void holdingsEverywhere() throws RecordingException {
    StringBuilder lines = new StringBuilder();
    for (long i = 0; i < 1000; i++) {
      lines.append(
          "ACPI: Reserving T%d table memory at [mem 0x%x-0x%x]%n"
              .formatted(i, i * 0x1000, 0x7000_0000L + i));
    }
    withLog(lines + "ACPI: Reserving X table memory at [mem 0x1-0xffffffffffffffff]\n");
    boots();
  }

  @Test
  void aRamDiskOutsideAllMemory() throws RecordingException {
    recording.change(
        "dmesg.txt",
        text -> text.replaceFirst("RAMDISK: .*", "RAMDISK: [mem 0xffffffffff000-0xfffffffffffff]"));
    boots();
    recording.change(
        "case.json",
        text -> text.replaceFirst("\"initrd_bytes\": \\d+", "\"initrd_bytes\": 1099511627776"));
    boots();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0000000000001", "fffffffffffff", "10000000000000", "0x7ffdf123"})
  void aKernelWhereNoneCanLie(String base) throws RecordingException {
    recording.change(
        "facts.json",
        text -> text.replaceFirst("(\"kernel_code\": \\[\\s*)\"\\w+\"", "$1\"" + base + "\""));
    boots();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 64, 1000, 8192})
  void processors(int count) throws RecordingException {
    recording.change("case.json", "\"smp\": 2", "\"smp\": " + count);
    boots();
  }

  @Test
  void nodesThatOverlap() throws RecordingException {
    recording.with("SRAT.bin", srat(0, 0, 8L << 30, 1, 1L << 30, 1L << 30));
    boots();
    recording.with("SRAT.bin", srat(0, 0, 8L << 30, 0, 1L << 30, 1L << 30));
    boots();
  }

  @Test
  void nodesWithoutMemoryOrFarApart() throws RecordingException {
    recording.with("SRAT.bin", srat(1023, 0, 4096, 512, 1L << 62, 1L << 62));
    boots();
    recording.with("SRAT.bin", srat(7, 1, 1, 9, 3, 0x7fff_ffff_ffffL));
    boots();
  }

  /** Memory of two domains, and a processor of a third. */
  private static byte[] srat(long... domainStartBytes) {
    ByteBuffer table = ByteBuffer.allocate(48 + 80 + 24).order(ByteOrder.LITTLE_ENDIAN);
    table.put(8, (byte) 3);
    for (int i = 0; i < 2; i++) {
      int at = 48 + 40 * i;
      table.put(at, (byte) 1).put(at + 1, (byte) 40).putInt(at + 2, (int) domainStartBytes[3 * i]);
      table
          .putLong(at + 8, domainStartBytes[3 * i + 1])
          .putLong(at + 16, domainStartBytes[3 * i + 2]);
      table.putInt(at + 28, 1);
    }
    table.put(128, (byte) 2).put(129, (byte) 24).putInt(132, 99).putInt(140, 1);
    return table.array();
  }

  @Test
  void tablesOfNoise() throws RecordingException {
    Random random = new Random(7);
    for (int i = 0; i < 40; i++) {
      for (String table : new String[] {"DMAR", "IVRS", "APIC", "SRAT", "MCFG"}) {
        byte[] noise = new byte[random.nextInt(300)];
        random.nextBytes(noise);
        if (i % 2 == 0 && noise.length > 52) {
          System.arraycopy(table.getBytes(StandardCharsets.US_ASCII), 0, noise, 0, 4);
          ByteBuffer.wrap(noise).order(ByteOrder.LITTLE_ENDIAN).putInt(4, noise.length);
          noise[48] = 0;
          noise[49] = (byte) (i % 4 == 0 ? 0 : 24);
          noise[50] = 24;
          noise[51] = 0;
        }
        recording.with(table + ".bin", noise);
      }
      boots();
    }
  }

  @Test
  void veryManyUnits() throws RecordingException {
    int count = (1 << 16) - 4;
    ByteBuffer table = ByteBuffer.allocate(48 + 16 * count).order(ByteOrder.LITTLE_ENDIAN);
    table.put("DMAR".getBytes(StandardCharsets.US_ASCII)).putInt(table.capacity());
    table.put(36, (byte) 38).position(48);
    for (int i = 0; i < count; i++) {
      table
          .putShort((short) 0)
          .putShort((short) 16)
          .putInt(0)
          .putLong(0x1_0000_0000_0L + 4096L * i);
    }
    recording.with("DMAR.bin", table.array());
    boots();
  }

  @Test
  void veryManyFunctions() throws RecordingException {
    StringBuilder list = new StringBuilder();
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 1 << 16; i++) {
      String address = "0000:%02x:%02x.%x".formatted(i >> 8, i >> 3 & 31, i & 7);
      list.append(address).append(" 0x8086 0x100e 0x060400 mask=32 coherent=32\n");
      if (i % 8 == 0) {
        log.append("pci %s: PCI bridge to [bus %02x-ff]%n".formatted(address, (i >> 8) + 1 & 0xff));
      }
    }
    recording.with("pci.txt", list.toString());
    withLog(log.toString());
    boots();
  }

  @Test
  void veryManyDevices() throws RecordingException {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      list.append(
          "%04x:%02x:%02x.%x 0x8086 0x100e 0x020000 mask=%d coherent=0%n"
              .formatted(i >> 13, i >> 8 & 31, i >> 3 & 31, i & 7, i % 65));
    }
    recording.with("pci.txt", list.toString());
    boots();
  }
}

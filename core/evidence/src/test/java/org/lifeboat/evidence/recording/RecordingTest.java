package org.lifeboat.evidence.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.engine.plan.Machine;

/** What a recording says, and how it says that it cannot be read. */
final class RecordingTest {
  private RecordingFolder folder;

  @BeforeEach
  void make(@TempDir Path temporary) {
    folder = new RecordingFolder(temporary.resolve("small"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "\"3\"", "\"3,maxcpus=5\"", "\"cpus=3,sockets=3\""})
  void processorsAreANumberOrQemusOwnWords(String smp) throws RecordingException {
    Recording recording = folder.withInputs("\"smp\": " + smp).read();

    assertThat(recording.machine().orElseThrow().processor().possible()).isEqualTo(3);
  }

  @Test
  void inputsBecomeAMachine() throws RecordingException {
    Recording recording =
        folder.withInputs("\"smp\": 3, \"initrd_bytes\": 1033121, \"unknown\": [1]").read();
    Machine machine = recording.machine().orElseThrow();

    assertThat(recording.id()).isEqualTo("small");
    assertThat(recording.kernelVersion()).contains("6.1");
    assertThat(machine.processor().possible()).isEqualTo(3);
    assertThat(machine.loader().kernelBase()).contains(0x1000000L);
    assertThat(machine.loader().commandLine()).isEqualTo("nokaslr");
    assertThat(machine.loader().initrd()).contains(MemoryRange.ofSize(0x3fee4000L, 1033121));
    assertThat(machine.firmwareMap().endOfRam()).isEqualTo(1L << 30);
  }

  @Test
  void whatTheKernelDidIsObserved() throws RecordingException {
    Observation observed =
        folder
            .with("iommu-groups.txt", "group 0 type=DMA-FQ 0000:00:00.0  0000:01:00.0 \n\nx\n")
            .read()
            .observation();

    assertThat(observed.complete()).isTrue();
    assertThat(observed.hardwareIommu()).contains("none");
    assertThat(observed.bounceActive()).contains(true);
    assertThat(observed.panic()).contains(Optional.empty());
    assertThat(observed.bounceRange()).contains(new MemoryRange(0x3bee4000, 0x3fee4000));
    assertThat(observed.slots()).contains(32768L);
    assertThat(observed.groups())
        .contains(Set.of(Set.of(PciAddress.parse("00:00.0"), PciAddress.parse("01:00.0"))));
    assertThat(observed.messages()).isEmpty();
  }

  @Test
  void whatIsNotThereIsNotKnown() throws RecordingException {
    Observation observed =
        folder
            .with(Case.FILE, "{\"cmdline\": \"\"}")
            .with("facts.json", "{\"outcome\": {}}")
            .without("dmesg.txt")
            .read()
            .observation();

    assertThat(observed.complete()).isFalse();
    assertThat(observed.hardwareIommu()).isEmpty();
    assertThat(observed.bounceActive()).isEmpty();
    assertThat(observed.panic()).isEmpty();
    assertThat(observed.bounceRange()).isEmpty();
    assertThat(observed.slots()).isEmpty();
    assertThat(observed.groups()).isEmpty();
    assertThat(folder.read().machine()).isEmpty();
    assertThat(folder.read().id()).isEqualTo("small");
  }

  @Test
  void groupsOfABootThatDidNotEndAreNotKnown() throws RecordingException {
    folder.with("facts.json", "{\"outcome\": {\"panic\": \"dead\"}, \"end\": \"timeout\"}");
    folder.with("iommu-groups.txt", "group 0 type=DMA 0000:00:00.0\n");
    Observation observed = folder.read().observation();

    assertThat(observed.groups()).isEmpty();
    assertThat(observed.panic()).contains(Optional.of("dead"));
    assertThat(observed.end()).isEqualTo("timeout");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"smp\": 0}|'cmdline' is missing",
        "{\"cmdline\": \"\", \"smp\": 0}|'smp' is no whole number from 1 to 8192",
        "{\"cmdline\": \"\", \"smp\": -1}|'smp' is no whole number from 1 to 8192",
        "{\"cmdline\": \"\", \"smp\": 8193}|'smp' is no whole number from 1 to 8192",
        "{\"cmdline\": \"\", \"smp\": 99999999999999999999}|'smp' is no whole number from 1 to"
            + " 8192",
        "{\"cmdline\": \"\", \"smp\": 1e999}|'smp' is no whole number from 1 to 8192",
        "{\"cmdline\": \"\", \"smp\": 2.0}|'smp' is no whole number from 1 to 8192",
        "{\"cmdline\": \"\", \"smp\": \"two\"}|'smp' is no number of processors like 2 or"
            + " \"2,maxcpus=4\"",
        "{\"cmdline\": \"\", \"smp\": \"0,maxcpus=4\"}|'smp' is no number of processors like 2 or"
            + " \"2,maxcpus=4\"",
        "{\"cmdline\": 1}|'cmdline' is no text",
        "{\"cmdline\": \"\", \"id\": []}|'id' is no text",
        "{\"cmdline\": \"\", \"machine\": {}}|'machine' is no text",
        "{\"cmdline\": \"\", \"qemu\": \"-device x\"}|'qemu' is no list",
        "{\"cmdline\": \"\", \"qemu\": [1]}|'qemu' is no list of texts",
        "{\"cmdline\": \"\", \"injected\": {}}|'injected' is no list",
        "{\"cmdline\": \"\", \"loaded\": [1]}|'loaded[0]' is no object",
        "{\"cmdline\": \"\", \"loaded\": [{}]}|'loaded[0].address' is missing",
        "{\"cmdline\": \"\", \"loaded\": [{\"address\": \"0x1000\"}]}|'loaded[0].file' is missing",
        "{\"cmdline\": \"\", \"loaded\": [{\"address\": \"+1\"}]}|'loaded[0].address' is no"
            + " address",
        "{\"cmdline\": \"\", \"loaded\": [{\"address\": \"\"}]}|'loaded[0].address' is no address",
        "{\"cmdline\": \"\", \"loaded\": [{\"address\": \"0x\"}]}|'loaded[0].address' is no"
            + " address",
        "{\"cmdline\": \"\", \"loaded\": [{\"address\": \"0xffffffffffff0000\"}]}|is no address",
        "{\"cmdline\": \"\", \"loaded\": [{\"address\": \"0x1010\"}]}|'loaded[0].address' is not"
            + " the start of a page",
        "{\"cmdline\": \"\", \"initrd_bytes\": -1}|'initrd_bytes' is no whole number from 0",
        "[]|is no JSON object",
        "7|is no JSON object",
        "null|is no JSON object",
        "''|is no JSON object",
      })
  void mistakesInTheInputsAreNamed(String json, String problem) {
    assertThat(folder.with(Case.FILE, json).problem()).startsWith("/case.json: ").contains(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|'outcome' is missing",
        "{\"outcome\": []}|'outcome' is no object",
        "{\"outcome\": {\"hardware_iommu\": 1}}|'outcome.hardware_iommu' is no text",
        "{\"outcome\": {\"swiotlb_active\": 1}}|'outcome.swiotlb_active' is neither true nor false",
        "{\"outcome\": {\"panic\": true}}|'outcome.panic' is no text",
        "{\"outcome\": {}, \"complete\": 1}|'complete' is neither true nor false",
        "{\"outcome\": {}, \"end\": 1}|'end' is no text",
        "{\"outcome\": {}, \"nslabs\": -1}|'nslabs' is no whole number from 0",
        "{\"outcome\": {}, \"nslabs\": 1.5}|'nslabs' is no whole number from 0",
        "{\"outcome\": {}, \"swiotlb\": 1}|'swiotlb' is no object",
        "{\"outcome\": {}, \"swiotlb\": {}}|'swiotlb' has no start below its end",
        "{\"outcome\": {}, \"swiotlb\": {\"start\": \"0x2\", \"end\": \"0x2\"}}|no start below",
        "{\"outcome\": {}, \"swiotlb\": {\"start\": \"0x3\", \"end\": \"0x2\"}}|no start below",
        "{\"outcome\": {}, \"swiotlb\": {\"start\": \"zero\"}}|'swiotlb.start' is no address",
        "{\"outcome\": {}, \"kernel_code\": \"0x1\"}|'kernel_code' is no list",
        "{\"outcome\": {}, \"kernel_code\": [1]}|'kernel_code' is no list of texts",
        "{\"outcome\": {}, \"kernel_code\": [\"text\"]}|'kernel_code' is no address",
        "{\"outcome\": {}, \"kernel_code\": [\"fffffffffffff000\"]}|'kernel_code' is no address",
        "[{}]|is no JSON object",
      })
  void mistakesInTheFactsAreNamed(String json, String problem) {
    assertThat(folder.with("facts.json", json).problem())
        .startsWith("/facts.json: ")
        .contains(problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"cmdline\":\n}",
        "{\"cmdline\": \"\"\n,",
        "{\"cmdline\": \"a\",\n\"cmdline\": \"b\"}",
        "{\"cmdline\": \"\"}\n{}",
        "{\"cmdline\": \"\",\n\u0001}",
      })
  void brokenJsonIsNamedWithItsLine(String json) {
    assertThat(folder.with(Case.FILE, json).problem()).startsWith("/case.json:2: is no JSON: ");
  }

  @Test
  void jsonThatIsDeepOrBinaryOrLargeIsRefused() {
    assertThat(folder.with(Case.FILE, "[".repeat(500_000)).problem())
        .startsWith("/case.json: is no JSON: ");
    assertThat(folder.with(Case.FILE, new byte[] {0, 0, -2, -1, 7, 7, 7, 7}).problem())
        .startsWith("/case.json: is no JSON: ");
    assertThat(folder.with(Case.FILE, new byte[] {(byte) 0xc3, 0x28}).problem())
        .startsWith("/case.json:1: is no JSON: ");
    assertThat(folder.with(Case.FILE, "[1,".repeat(1 << 20)).problem())
        .isEqualTo("/case.json: is larger than 1 MB");
  }

  @Test
  void aRecordingSaysWhatTheKernelDid() {
    assertThat(folder.without("facts.json").problem())
        .startsWith("/facts.json: there is no such file");
  }

  @Test
  void aCommandLineThatTheKernelWouldCutIsRefused() throws RecordingException {
    folder.with(Case.FILE, "{\"cmdline\": \"%s\"}".formatted("x".repeat(2047))).read();

    assertThat(
            folder.with(Case.FILE, "{\"cmdline\": \"%s\"}".formatted("x".repeat(2048))).problem())
        .contains("'cmdline' is longer than the kernel keeps, 2047 characters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "group 0",
        "group x type=DMA 0000:00:00.0",
        "group 0 type=DMA",
        "group 0 type=DMA ",
        "group 0 type=DMA 0000:00:20.0",
        "group 0 type=DMA 0000:00:00.0,0000:00:01.0",
        "group 99999999999 type=DMA 0000:00:00.0",
      })
  void mistakesInGroupsAreNamedWithTheirLine(String line) {
    assertThat(folder.with("iommu-groups.txt", "group 1 type=x 00:00.0\n" + line).problem())
        .startsWith("/iommu-groups.txt:2: is no group like ");
  }

  @Test
  void aGroupMayBeLarge() throws RecordingException {
    folder.with("iommu-groups.txt", "group 0 type=DMA" + " 0000:00:00.0".repeat(200_000));

    assertThat(folder.read().observation().groups().orElseThrow()).hasSize(1);
  }

  @Test
  void aLogMayBeBinary() throws RecordingException {
    byte[] noise = new byte[1 << 16];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) (i * 31 + (i >> 8));
    }
    assertThat(folder.with("dmesg.txt", noise).read().machine()).isEmpty();
  }

  @Test
  void aLogHasBounds() {
    assertThat(folder.with("dmesg.txt", "\n".repeat(100_001)).problem())
        .isEqualTo("/dmesg.txt: has more than 100000 lines");
    assertThat(folder.with("dmesg.txt", "\r".repeat(100_001)).problem())
        .isEqualTo("/dmesg.txt: has more than 100000 lines");
    assertThat(folder.with("dmesg.txt", new byte[(16 << 20) + 1]).problem())
        .isEqualTo("/dmesg.txt: is larger than 16 MB");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "memblock_reserve: [0x1-0x2] ,+0x",
        "memblock_alloc_try_nid: 1 bytes, max_addr=a",
        "DMI: ,, BIOS ",
        "BIOS vendor: ,; Ver: ; Product Version: ",
        "smpboot: CPU0: , (family: 0xf, model: 0x6",
        "ACPI: DMAR ACPI table found in initrd [,][0x",
        "ACPI: Reserving , table memory at ",
        "pci ,0000:00:00.0: ",
        "BIOS-e820: [mem 0x1-0x2] ,usable ",
        "DMAR: , ",
        "Linux version 6,.1",
        "\u001b[,[ 0.000000] ",
        "IOAPIC[0]: ,GSI 1-",
      })
  void aLogMadeToBeSlowIsNot(String form) {
    String[] parts = form.split(",", 2);
    String line = parts[0] + parts[1].repeat(4000 / parts[1].length()) + "\n";
    folder.with("dmesg.txt", line.repeat((15 << 20) / line.length()) + RecordingFolder.LOG);

    assertTimeout(Duration.ofSeconds(10), () -> assertThat(folder.read().machine()).isPresent());
  }

  @Test
  void aLogOfWindowsEndsItsLinesOtherwise() throws RecordingException {
    folder.with("dmesg.txt", RecordingFolder.LOG.replace("\n", "\r\n"));

    assertThat(folder.read().machine().orElseThrow().firmwareMap().endOfRam()).isEqualTo(1L << 30);
    folder.with("dmesg.txt", "x\r\n".repeat(100_000)).read();
  }

  @ParameterizedTest
  @CsvSource({"6.1.0-56-amd64, 6.1", "6.12-rc1, 6.12", "2.6.32-5-amd64, 2.6"})
  void theVersionIsTheKernelsOwn(String release, String version) throws RecordingException {
    assertThat(folder.with("dmesg.txt", "Linux version " + release).read().kernelVersion())
        .contains(version);
  }
}

package org.lifeboat.firmware.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.firmware.Acpi;
import org.lifeboat.firmware.RealTables;

/** Every code is provoked in a table that has nothing else wrong with it. */
class JudgeTest {
  /** A unit for all devices, with an I/O APIC; 24 bytes. */
  private static final String ALL = "0000 1800 01 00 0000 0010d9fe00000000 03 08 0000 02 f0 1f00";

  /** A unit for the graphics; 24 bytes. */
  private static final String GRAPHICS =
      "0000 1800 00 00 0000 0000d9fe00000000 01 08 0000 00 00 0200";

  /** 16 pages for the graphics; 32 bytes. */
  private static final String REGION =
      "0100 2000 0000 0000 0000008b00000000 ffff008b00000000 01 08 0000 00 00 0200";

  private static final String FEATURES = "0100000000000000 0000000000000000";

  /** All devices from 00:01.0, and the southbridge's I/O APIC; 16 bytes. */
  private static final String ENTRIES = "03 0800 00 04 feff 00 48 0000 00 00 a000 01";

  /** 38 pages for one device; 32 bytes. */
  private static final String MEMORY =
      "21 08 2000 0003 0000 0000 000000000000 0020d4cc00000000 0060020000000000";

  private record Fault(Code code, int offset, Bytes table, Set<Code> also) {
    @Override
    public String toString() {
      return code.id();
    }
  }

  private static Fault fault(Code code, int offset, Bytes table, Code... also) {
    return new Fault(code, offset, table, Set.of(also));
  }

  private static String unit(String address) {
    return ALL.replace("0010d9fe00000000", address);
  }

  private static String region(String base, String limit) {
    return REGION.replace("0000008b00000000", base).replace("ffff008b00000000", limit);
  }

  /** A unit for all devices, with an I/O APIC and further scopes. */
  private static String scoped(String scopes) {
    return ALL.replace("1800", length(24 + Acpi.hex(scopes).length)) + scopes;
  }

  private static String ivhd(int type, String device, String address, String entries) {
    String features = type == 0x10 ? "" : FEATURES;
    int bytes = 24 + Acpi.hex(features + entries).length;
    return "%02x b0 %s %s 4000 %s 0000 0000 00000000 %s %s"
        .formatted(type, length(bytes), device, address, features, entries);
  }

  private static String ivhd(int type, String entries) {
    return ivhd(type, "0200", "0000d8fe00000000", entries);
  }

  private static String length(int bytes) {
    return "%02x%02x".formatted(bytes & 0xff, bytes >> 8);
  }

  private static String acpiDevice(String hardwareId, String uid) {
    return ENTRIES + "f0 a500 40 " + hardwareId + "0000000000000000 " + uid;
  }

  private static Stream<Fault> faults() {
    return Stream.of(headers(), shapes(), units(), scopes(), regions(), others())
        .flatMap(List::stream);
  }

  private static Stream<Fault> amdFaults() {
    return Stream.of(blocks(), manyUnits(), entries(), memory()).flatMap(List::stream);
  }

  private static List<Fault> headers() {
    Bytes sound = Acpi.dmar(ALL);
    byte[] longer = new byte[sound.length() + 4];
    System.arraycopy(sound.toArray(), 0, longer, 0, sound.length());
    return List.of(
        fault(Code.ACPI_TABLE_SHORT, 4, Acpi.sealed(sound.slice(0, 37)), Code.DMAR_NO_DRHD),
        fault(Code.ACPI_TABLE_CUT, 4, Acpi.dmar(ALL, REGION).slice(0, 72)),
        fault(Code.ACPI_TABLE_LONGER, 4, Bytes.of(longer)),
        fault(Code.ACPI_CHECKSUM, 9, sound.with(9, (byte) ~sound.u8(9))),
        fault(
            Code.DMAR_WIDTH_TOO_SMALL,
            36,
            Acpi.dmarOf("0a 01", unit("0010000000000000")),
            Code.DMAR_DRHD_ADDRESS_OUT_OF_REACH),
        fault(Code.DMAR_WIDTH_TOO_LARGE, 36, Acpi.dmarOf("34 01", ALL)),
        fault(Code.DMAR_OPT_OUT_ALONE, 37, Acpi.dmarOf("26 02", ALL)),
        fault(Code.DMAR_RESERVED, 37, Acpi.dmarOf("26 81", ALL)),
        fault(Code.DMAR_NO_IO_APIC, 37, Acpi.dmar(GRAPHICS)),
        fault(Code.DMAR_ORDER, 80, Acpi.dmar(REGION, ALL)));
  }

  private static List<Fault> shapes() {
    return List.of(
        fault(Code.DMAR_STRUCTURE_NO_LENGTH, 72, Acpi.dmar(ALL, "0100 0000 00000000")),
        fault(Code.DMAR_STRUCTURE_NO_LENGTH, 72, Acpi.dmar(ALL, "0200 0300")),
        fault(Code.DMAR_STRUCTURE_SHORT, 72, Acpi.dmar(ALL, "0100 0800 0000 0000")),
        fault(
            Code.DMAR_STRUCTURE_LONG,
            72,
            Acpi.dmar(ALL, "0300 1800 00000000 0010d9fe00000000 00000000 00000000")),
        fault(Code.DMAR_STRUCTURE_PAST_END, 72, Acpi.dmar(ALL, REGION.replace("2000", "2100"))),
        fault(Code.DMAR_STRUCTURE_UNKNOWN, 72, Acpi.dmar(ALL, "0700 0800 00000000")),
        fault(Code.DMAR_LEFT_OVER, 72, Acpi.dmar(ALL, "0000 10")));
  }

  private static List<Fault> units() {
    List<String> many =
        new ArrayList<>(Collections.nCopies(1024, "0000 1000 00000000 0000000000000000"));
    many.add(ALL);
    return List.of(
        fault(Code.DMAR_NO_DRHD, 0, Acpi.dmarOf("26 00", REGION)),
        fault(
            Code.DMAR_TOO_MANY_UNITS,
            48 + 1024 * 16,
            Acpi.dmar(many.toArray(new String[0])),
            Code.DMAR_DRHD_ADDRESS_ZERO,
            Code.DMAR_DRHD_SERVES_NOTHING),
        fault(Code.DMAR_DRHD_ADDRESS_ZERO, 56, Acpi.dmar(unit("0000000000000000"))),
        fault(Code.DMAR_DRHD_ADDRESS_ZERO, 80, Acpi.dmar(GRAPHICS, unit("0000000000000000"))),
        fault(Code.DMAR_DRHD_ADDRESS_UNALIGNED, 56, Acpi.dmar(unit("0110d9fe00000000"))),
        fault(Code.DMAR_DRHD_ADDRESS_OUT_OF_REACH, 56, Acpi.dmar(unit("0010d9fe80000000"))),
        fault(
            Code.DMAR_DRHD_DUPLICATE, 80, Acpi.dmar(GRAPHICS, ALL.replace("0010d9fe", "0000d9fe"))),
        fault(
            Code.DMAR_DRHD_SHARED_REGISTERS,
            80,
            Acpi.dmar(GRAPHICS, "0000 1800 01 00 0100 0000d9fe00000000 03 08 0000 02 f0 1f00")),
        fault(
            Code.DMAR_DRHD_SERVES_NOTHING,
            48,
            Acpi.dmar("0000 1000 00 00 0000 0000d9fe00000000", ALL)),
        fault(
            Code.DMAR_INCLUDE_ALL_TWICE,
            76,
            Acpi.dmar(ALL, "0000 1000 01 00 0000 0020d9fe00000000")),
        fault(Code.DMAR_INCLUDE_ALL_NOT_LAST, 72, Acpi.dmar(ALL, GRAPHICS)));
  }

  private static List<Fault> scopes() {
    return List.of(
        fault(Code.DMAR_SCOPE_NO_LENGTH, 72, Acpi.dmar(scoped("01 00"))),
        fault(Code.DMAR_SCOPE_SHORT, 72, Acpi.dmar(scoped("01 04 0000"))),
        fault(Code.DMAR_SCOPE_SHORT, 72, Acpi.dmar(scoped("01 06 0000 00 00"))),
        fault(Code.DMAR_SCOPE_ODD, 73, Acpi.dmar(scoped("01 09 0000 00 00 0200 00"))),
        fault(Code.DMAR_SCOPE_PAST_END, 72, Acpi.dmar(scoped("01 0a 0000 00 00 0200"))),
        fault(Code.DMAR_SCOPE_LEFT_OVER, 72, Acpi.dmar(scoped("01"))),
        fault(Code.DMAR_SCOPE_UNKNOWN, 72, Acpi.dmar(scoped("06 08 0000 00 00 0200"))),
        fault(Code.DMAR_SCOPE_MISPLACED, 96, Acpi.dmar(ALL, REGION.replace("01 08", "03 08"))),
        fault(Code.DMAR_SCOPE_TWICE, 96, Acpi.dmar(GRAPHICS, scoped("01 08 0000 00 00 0200"))),
        fault(Code.DMAR_PATH_IMPOSSIBLE, 78, Acpi.dmar(scoped("01 08 0000 00 00 1008"))),
        fault(Code.DMAR_PATH_IMPOSSIBLE, 78, Acpi.dmar(scoped("01 08 0000 00 00 2000"))),
        fault(Code.DMAR_IO_APIC_TWICE, 76, Acpi.dmar(scoped("03 08 0000 02 f0 1e00"))),
        fault(
            Code.DMAR_TOO_MANY_CONTROLLERS,
            72 + 8 * 8,
            Acpi.dmar(
                scoped(
                    IntStream.rangeClosed(0, 8)
                        .mapToObj("04 08 0000 %02x f0 0f00"::formatted)
                        .collect(Collectors.joining())))),
        fault(Code.DMAR_NAMESPACE_UNDECLARED, 76, Acpi.dmar(scoped("05 08 0000 01 00 1500"))));
  }

  private static List<Fault> regions() {
    return List.of(
        fault(
            Code.DMAR_RMRR_UNALIGNED,
            80,
            Acpi.dmar(ALL, region("0000008b00000000", "0000018b00000000"))),
        fault(
            Code.DMAR_RMRR_UNALIGNED,
            80,
            Acpi.dmar(ALL, region("0001008b00000000", "ffff008b00000000"))),
        fault(
            Code.DMAR_RMRR_BACKWARDS,
            88,
            Acpi.dmar(ALL, region("0000008b00000000", "ffff008a00000000"))),
        fault(
            Code.DMAR_RMRR_OUT_OF_REACH,
            88,
            Acpi.dmar(ALL, region("0000008b80000000", "ffff008b80000000"))),
        fault(
            Code.DMAR_RMRR_OVER_REGISTERS,
            80,
            Acpi.dmar(ALL, region("0000d9fe00000000", "ffffd9fe00000000"))),
        fault(
            Code.DMAR_RMRR_NO_DEVICE,
            72,
            Acpi.dmar(ALL, "0100 1800 0000 0000 0000008b00000000 ffff008b00000000")),
        fault(
            Code.DMAR_RMRR_PAGE_ZERO,
            80,
            Acpi.dmar(ALL, region("0000000000000000", "ff0f000000000000"))));
  }

  private static List<Fault> others() {
    String served = scoped("05 08 0000 01 00 1500");
    return List.of(
        fault(Code.DMAR_ANDD_UNTERMINATED, 88, Acpi.dmar(served, "0400 0c00 000000 01 5c5f5342")),
        fault(Code.DMAR_ANDD_RELATIVE, 88, Acpi.dmar(served, "0400 0c00 000000 01 41424300")),
        fault(
            Code.DMAR_ANDD_TWICE,
            99,
            Acpi.dmar(served, "0400 0c00 000000 01 5c425300", "0400 0c00 000000 01 5c425300")),
        fault(Code.DMAR_ANDD_UNSERVED, 79, Acpi.dmar(ALL, "0400 0c00 000000 01 5c425300")),
        fault(
            Code.DMAR_RHSA_UNKNOWN_UNIT,
            80,
            Acpi.dmar(ALL, "0300 1400 00000000 0020d9fe00000000 00000000")),
        fault(Code.DMAR_ATSR_NO_PORT, 72, Acpi.dmar(ALL, "0200 0800 00 00 0000")),
        fault(
            Code.DMAR_ATSR_REDUNDANT,
            76,
            Acpi.dmar(ALL, "0200 1000 01 00 0000 02 08 0000 00 00 1c00")),
        fault(
            Code.DMAR_STRUCTURE_TWICE,
            80,
            Acpi.dmar(ALL, "0200 0800 01 00 0000", "0200 0800 01 00 0000")),
        fault(Code.DMAR_SATC_NO_DEVICE, 72, Acpi.dmar(ALL, "0500 0800 01 00 0000")));
  }

  private static List<Fault> blocks() {
    String sound = ivhd(0x10, ENTRIES);
    return List.of(
        fault(Code.IVRS_BLOCK_NO_LENGTH, 88, Acpi.ivrs(sound, "20 00 0000")),
        fault(Code.IVRS_BLOCK_SHORT, 88, Acpi.ivrs(sound, "20 01 0800 0000 0000")),
        fault(
            Code.IVRS_BLOCK_LONG,
            88,
            Acpi.ivrs(sound, MEMORY.replace("2000", "2400") + "00000000")),
        fault(Code.IVRS_BLOCK_PAST_END, 88, Acpi.ivrs(sound, MEMORY.replace("2000", "2100"))),
        fault(Code.IVRS_BLOCK_UNKNOWN, 88, Acpi.ivrs(sound, MEMORY.replace("21 08", "51 08"))),
        fault(Code.IVRS_LEFT_OVER, 88, Acpi.ivrs(sound, "00 00")),
        fault(Code.IVRS_RESERVED, 89, Acpi.ivrs(sound, MEMORY.replace("21 08", "21 18"))),
        fault(Code.IVRS_NO_UNIT, 0, Acpi.ivrs(MEMORY)),
        fault(
            Code.IVRS_CHOSEN_TYPE_UNSUPPORTED,
            48,
            Acpi.ivrs(sound, MEMORY.replace("0003 0000", "0200 0000"))),
        fault(Code.IVRS_BASE_ZERO, 56, Acpi.ivrs(ivhd(0x10, "0200", "0000000000000000", ENTRIES))),
        fault(
            Code.IVRS_BASE_UNALIGNED,
            56,
            Acpi.ivrs(ivhd(0x10, "0200", "0100d8fe00000000", ENTRIES))),
        fault(Code.IVRS_CAPABILITY_OFFSET, 54, Acpi.ivrs(sound.replace("0200 4000", "0200 0000"))));
  }

  private static List<Fault> manyUnits() {
    String first = ivhd(0x11, ENTRIES);
    String second = ivhd(0x11, "0201", "0000d9fe00000000", ENTRIES);
    String[] thirtyThree = new String[33];
    for (int i = 0; i < thirtyThree.length; i++) {
      thirtyThree[i] =
          ivhd(0x10, "02%02x".formatted(i), "0000%02xfe00000000".formatted(i), ENTRIES);
    }
    return List.of(
        fault(Code.IVRS_TOO_MANY_UNITS, 48 + 32 * 40, Acpi.ivrs(thirtyThree)),
        fault(
            Code.IVRS_UNIT_LEFT_OUT,
            88,
            Acpi.ivrs(
                ivhd(0x10, ENTRIES),
                ivhd(0x10, "0201", "0000d9fe00000000", ENTRIES),
                ivhd(0x11, ENTRIES))),
        fault(Code.IVRS_UNIT_TWICE, 108, Acpi.ivrs(first, first)),
        fault(
            Code.IVRS_TYPES_DISAGREE,
            88,
            Acpi.ivrs(ivhd(0x10, ENTRIES), ivhd(0x11, "0200", "0000d9fe00000000", ENTRIES))),
        fault(
            Code.IVRS_FEATURES_DIFFER,
            128,
            Acpi.ivrs(first, second.replace(FEATURES, FEATURES.replace("01", "03")))),
        fault(
            Code.IVRS_SHARED_REGISTERS,
            112,
            Acpi.ivrs(first, second.replace("0000d9fe", "0000d8fe"))));
  }

  private static List<Fault> entries() {
    return List.of(
        fault(Code.IVRS_ENTRY_NO_LENGTH, 88, Acpi.ivrs(ivhd(0x10, ENTRIES + "80 0000 00"))),
        fault(Code.IVRS_ENTRY_PAST_END, 88, Acpi.ivrs(ivhd(0x10, ENTRIES + "42 0000 00"))),
        fault(Code.IVRS_ENTRY_UNKNOWN, 88, Acpi.ivrs(ivhd(0x10, ENTRIES + "05 0000 00"))),
        fault(Code.IVRS_NO_REQUESTER, 48, Acpi.ivrs(ivhd(0x10, "48 0000 00 00 a000 01"))),
        fault(Code.IVRS_RANGE_OPEN, 88, Acpi.ivrs(ivhd(0x10, ENTRIES + "03 0800 00"))),
        fault(
            Code.IVRS_RANGE_OPEN,
            88,
            Acpi.ivrs(ivhd(0x10, ENTRIES + "47 0800 00 00000000 03 0900 00 04 0a00 00"))),
        fault(Code.IVRS_RANGE_END_ALONE, 88, Acpi.ivrs(ivhd(0x10, ENTRIES + "04 0800 00"))),
        fault(
            Code.IVRS_RANGE_BACKWARDS,
            92,
            Acpi.ivrs(ivhd(0x10, ENTRIES + "03 0900 00 04 0800 00"))),
        fault(
            Code.IVRS_SPECIAL_VARIETY,
            95,
            Acpi.ivrs(ivhd(0x10, ENTRIES + "48 0000 00 00 a100 00"))),
        fault(
            Code.IVRS_NO_SOUTHBRIDGE_IO_APIC,
            48,
            Acpi.ivrs(ivhd(0x10, ENTRIES.replace("a000 01", "a100 01")))),
        fault(
            Code.IVRS_ACPI_DEVICE_MISPLACED,
            104,
            Acpi.ivrs(ivhd(0x11, acpiDevice("414d444930303230", "00 00")))),
        fault(
            Code.IVRS_ACPI_DEVICE_NO_ID,
            108,
            Acpi.ivrs(ivhd(0x40, acpiDevice("0000000000000000", "00 00")))),
        fault(
            Code.IVRS_UID_FORMAT,
            125,
            Acpi.ivrs(ivhd(0x40, acpiDevice("414d444930303230", "00 01 41")))),
        fault(
            Code.IVRS_UID_FORMAT,
            125,
            Acpi.ivrs(ivhd(0x40, acpiDevice("414d444930303230", "01 04 00000000")))));
  }

  private static List<Fault> memory() {
    String sound = ivhd(0x10, ENTRIES);
    return List.of(
        fault(Code.IVRS_MEMORY_NO_EFFECT, 89, Acpi.ivrs(sound, MEMORY.replace("21 08", "21 06"))),
        fault(
            Code.IVRS_MEMORY_EMPTY,
            112,
            Acpi.ivrs(sound, MEMORY.replace("0060020000000000", "0000000000000000"))),
        fault(
            Code.IVRS_MEMORY_UNALIGNED,
            104,
            Acpi.ivrs(sound, MEMORY.replace("0020d4cc", "0021d4cc"))),
        fault(Code.IVRS_MEMORY_BACKWARDS, 94, Acpi.ivrs(sound, MEMORY.replace("21 08", "22 08"))));
  }

  @ParameterizedTest
  @MethodSource({"faults", "amdFaults"})
  void aFaultIsFoundWhereItIsAndNothingElseIs(Fault fault) {
    List<Finding> findings = Judge.judge(Acpi.decoded(fault.table()));

    assertThat(findings)
        .extracting(Finding::code, Finding::offset)
        .contains(tuple(fault.code(), fault.offset()));
    Set<Code> expected = EnumSet.of(fault.code());
    expected.addAll(fault.also());
    assertThat(findings).extracting(Finding::code).hasSameElementsAs(expected);
  }

  @Test
  void everyCodeIsProvoked() {
    assertThat(Stream.concat(faults(), amdFaults()).map(Fault::code))
        .containsAll(EnumSet.allOf(Code.class));
  }

  @Test
  void soundTablesHaveNoFinding() {
    List<Bytes> sound =
        List.of(
            Acpi.dmar(ALL),
            Acpi.dmar(GRAPHICS, ALL, REGION),
            Acpi.dmar(
                scoped("05 08 0000 01 00 1500"),
                "0200 0800 01 00 0000",
                "0300 1400 00000000 0010d9fe00000000 00000000",
                "0400 0c00 000000 01 5c425300",
                "0500 1000 01 00 0000 01 08 0000 00 00 0200",
                "0600 1000 0000 0000 01 08 1f 00 00 00 0200"),
            Acpi.ivrs(ivhd(0x10, ENTRIES), MEMORY),
            Acpi.ivrs(
                ivhd(0x10, ENTRIES),
                ivhd(0x11, ENTRIES),
                ivhd(0x40, acpiDevice("414d444930303230", "02 03 5c5342"))));

    assertThat(sound).allSatisfy(t -> assertThat(Judge.judge(Acpi.decoded(t))).isEmpty());
  }

  @Test
  void aSegmentHasItsOwnUnitForAll() {
    Bytes table =
        Acpi.dmar(
            ALL, "0000 1000 01 00 0100 0020d9fe00000000", "0000 1000 01 00 0200 0030d9fe00000000");

    assertThat(Judge.judge(Acpi.decoded(table))).isEmpty();
  }

  @Test
  void aWrongChecksumNamesTheRightOne() {
    Bytes sound = Acpi.dmar(ALL);
    Finding finding = Judge.judge(Acpi.decoded(sound.with(9, (byte) 0x12))).get(0);

    assertThat(finding.text())
        .endsWith("a checksum of 0x%02x would be right.".formatted(sound.u8(9)));
  }

  @Test
  void realTablesHaveFewFindings() {
    Map<Code, Integer> counts = new TreeMap<>();
    RealTables.all()
        .values()
        .forEach(
            t ->
                Judge.judge(RealTables.decode(t))
                    .forEach(f -> counts.merge(f.code(), 1, Integer::sum)));

    assertThat(counts)
        .isEqualTo(
            Map.of(
                Code.DMAR_DRHD_ADDRESS_ZERO, 1,
                Code.DMAR_RMRR_PAGE_ZERO, 2,
                Code.IVRS_BLOCK_UNKNOWN, 3,
                Code.IVRS_NO_SOUTHBRIDGE_IO_APIC, 1));
  }
}

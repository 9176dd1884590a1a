package org.lifeboat.load.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.load.trace.MapTrace.Form;
import org.lifeboat.load.workload.RecordedWorkload.Mapping;

final class CsvReaderTest {
  private static final Path FILE = Path.of("maps.csv");
  private static final String HEADER = "time,op,id,bytes,address,device,cpu";
  private static final long NEVER = Long.MAX_VALUE;

  private static MapTrace read(String... lines) {
    return MapTraceReader.read(String.join("\n", lines), FILE, MapTraceOptions.NONE);
  }

  private static String problem(String... lines) {
    try {
      read(lines);
    } catch (MapTraceException e) {
      return e.getMessage();
    }
    throw new AssertionError("it was read");
  }

  @Test
  void mapsAndUnmapsAreJoinedById() {
    MapTrace trace =
        read(
            HEADER,
            "1.5,map,a,100,0x140000800,nic,3",
            "1.5,map,b,200,4096,nic,",
            "1.500000001,map,a,300,,disk,1",
            "2.5,unmap,a,,,nic,",
            "3,unmap,a,,,disk,",
            "4,map,a,5,,nic,0");

    assertThat(trace.form()).isEqualTo(Form.CSV);
    assertThat(trace.byDevice().get("nic"))
        .containsExactly(
            new Mapping(0, 1_000_000_000, 100, 0x1_4000_0800L, 3),
            new Mapping(0, NEVER, 200, 4096, 0),
            new Mapping(2_500_000_000L, NEVER, 5, 0, 0));
    assertThat(trace.byDevice().get("disk"))
        .containsExactly(new Mapping(1, 1_499_999_999, 300, 0, 1));
    assertThat(trace.mappings()).isEqualTo(4);
    assertThat(trace.otherEvents()).isZero();
  }

  @Test
  void tableWithHoldsNeedsNoUnmaps() {
    MapTrace trace =
        read(
            "\uFEFF\"Device\", note ,HOLD,bytes,time,offset",
            "# a comment",
            "\"my \"\"nic\"\", left\",x,0.25,64,7.000,0xfff",
            "",
            "disk,y,,2048,7.1,2048");

    assertThat(trace.byDevice().get("my \"nic\", left"))
        .containsExactly(new Mapping(0, 250_000_000, 64, 0xfff, 0));
    assertThat(trace.byDevice().get("disk"))
        .containsExactly(new Mapping(100_000_000, NEVER, 2048, 2048, 0));
  }

  @Test
  void addressGoesBeforeOffset() {
    assertThat(
            read("time,hold,bytes,device,offset,address", "0,1,1,d,5,0x10", "0,1,1,d,5,")
                .byDevice()
                .get("d")
                .stream()
                .map(Mapping::address))
        .containsExactly(0x10L, 5L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "op,id,bytes,device,cpu|the header has no column time;",
        "time,op,id,bytes|the header has no column device;",
        "time,op,id,device|the header has no column bytes;",
        "time,op,bytes,device|the header has no column id;",
        "time,id,bytes,device|the header has neither column op nor column hold;",
        "time,op,id,bytes,device,Time|column time stands twice; once is right"
      })
  void headerThatLacksSomethingIsRefusedAndTheLinesAreNotRead(String header, String what) {
    assertThat(problem(header, "garbage", "more garbage"))
        .startsWith("maps.csv:1: " + what)
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,map,a,0,,d,|a mapping of 0 bytes; 1 or more is right",
        "1,map,a,-5,,d,|'-5' bytes; 1 or more is right",
        "1,map,a,9223372036854775808,,d,|size '9223372036854775808' is too large; less than 2^63 is"
            + " right",
        "1,map,a,99999999999999999999999999,,d,|size '99999999999999999999999999' is too large;"
            + " less than 2^63 is right",
        "1,map,a,1e3,,d,|size '1e3' is no number; decimal digits are right",
        "1,map,a,,,d,|size '' is no number; decimal digits are right",
        "-1,map,a,1,,d,|time '-1' is negative; 0 or more is right",
        "1e,map,a,1,,d,|time '1e' is no number of seconds; 12.345678 is right",
        "1e-9999,map,a,1,,d,|time '1e-9999' is no number of seconds; 12.345678 is right",
        "1e999,map,a,1,,d,|time '1e999' is too large; at most 9223372036 seconds are right",
        "-1e-05,map,a,1,,d,|time '-1e-05' is negative; 0 or more is right",
        "NaN,map,a,1,,d,|time 'NaN' is no number of seconds; 12.345678 is right",
        ",map,a,1,,d,|time '' is no number of seconds; 12.345678 is right",
        ".,map,a,1,,d,|time '.' is no number of seconds; 12.345678 is right",
        "9223372037,map,a,1,,d,|time '9223372037' is too large; at most 9223372036 seconds are"
            + " right",
        "99999999999999999999,map,a,1,,d,|time '99999999999999999999' is too large; at most"
            + " 9223372036 seconds are right",
        "1,unmap,a,1,,d,|id 'a' of 'd' is not mapped; an unmap of what was mapped before is right",
        "1,free,a,1,,d,|op 'free' is unknown; map or unmap is right",
        "1,map,,1,,d,|no id; a name is right",
        "1,map,a,1,,,|no device; a name as 0000:00:03.0 is right",
        "1,map,a,1,0xg,d,|address 'g' is no number of 64 bits; hexadecimal digits are right",
        "1,map,a,1,12af,d,|address '12af' is no number of 64 bits; 0x13f2a1040 is right",
        "1,map,a,1,-1,d,|address '-1' is no number of 64 bits; 0x13f2a1040 is right",
        "1,map,a,1,+1,d,|address '+1' is no number of 64 bits; 0x13f2a1040 is right",
        "1,map,a,1,,d,-1|processor '-1' is no number; decimal digits are right",
        "1,map,a,1,,d,2147483648|processor '2147483648' is too large; less than 2^31 is right",
        "1,map,a,1|4 fields under a header of 7; as many are right",
        "1,map,a,1,,d,0,|8 fields under a header of 7; as many are right",
        "1,map,\"a,1,,d,0|a quoted field has no end on its line; a second '\"' is right"
      })
  void mistakeNamesItsLineAndWhatWouldBeRight(String line, String what) {
    assertThat(problem(HEADER, "0,map,z,1,,z,0", line)).isEqualTo("maps.csv:3: " + what);
  }

  @Test
  void idIsMappedOnceAtATime() {
    assertThat(problem(HEADER, "1,map,a,1,,d,", "2,map,a,1,,d,"))
        .isEqualTo("maps.csv:3: id 'a' is mapped already; unmap it first, or give another id");
    assertThat(problem(HEADER, "1,map,a,1,,d,", "2,unmap,a,1,,d,", "3,unmap,a,1,,d,"))
        .startsWith("maps.csv:4: id 'a' of 'd' is not mapped;");
  }

  @Test
  void unmapWithoutDeviceIsOfTheOnlyOneThatMappedTheId() {
    MapTrace trace =
        read(
            "time,op,id,bytes,device",
            "0,map,1,10,nic",
            "1,map,2,20,disk",
            "2,unmap,1,,",
            "3,map,1,30,disk",
            "5,unmap,1,,",
            "6,unmap,2,,");

    assertThat(trace.byDevice().get("nic"))
        .containsExactly(new Mapping(0, 2_000_000_000, 10, 0, 0));
    assertThat(trace.byDevice().get("disk"))
        .containsExactly(
            new Mapping(1_000_000_000, 5_000_000_000L, 20, 0, 0),
            new Mapping(3_000_000_000L, 2_000_000_000, 30, 0, 0));
  }

  @Test
  void unmapWithoutDeviceIsRefusedWhereItMayBeOfSeveral() {
    assertThat(problem(HEADER, "1,map,a,1,,d,", "1,map,a,1,,e,", "2,unmap,a,,,,"))
        .isEqualTo("maps.csv:4: id 'a' is mapped by 2 devices; the name of one is right");
    assertThat(problem(HEADER, "1,map,a,1,,d,", "2,unmap,a,,,,", "3,unmap,a,,,,"))
        .isEqualTo("maps.csv:4: id 'a' is not mapped; an unmap of what was mapped before is right");
  }

  @Test
  void secondsMayHaveAnExponent() {
    assertThat(
            read("time,hold,bytes,device", "1.5e-05,2E+1,1,d", "2e-05,1e-10,1,d")
                .byDevice()
                .get("d"))
        .containsExactly(new Mapping(0, 20_000_000_000L, 1, 0, 0), new Mapping(5000, 0, 1, 0, 0));
  }

  @Test
  void timeDoesNotGoBack() {
    assertThat(problem(HEADER, "5,map,a,1,,d,", "4.9,unmap,a,,,d,"))
        .isEqualTo(
            "maps.csv:3: time goes back, from 5.000000000 to 4.900000000; lines in order of time"
                + " are right");
  }

  @Test
  void negativeHoldIsRefused() {
    assertThat(problem("time,hold,bytes,device", "1,-0.5,1,d"))
        .isEqualTo("maps.csv:2: hold '-0.5' is negative; 0 or more is right");
  }

  @Test
  void tableWithoutALineHoldsNoMapping() {
    assertThat(problem(HEADER)).startsWith("maps.csv: holds no mapping;");
  }
}

package org.lifeboat.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LogFileTest {
  private static final List<String> MESSAGES = RealLog.messages();
  private static final String OTHER_BOOT =
      """
      [    0.000000] Linux version 5.10.0-1-amd64 (a)
      [    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009ffff] usable
      """;

  /** What programs put before a message, by the number of the line. */
  private static Stream<IntFunction<String>> prefixes() {
    return Stream.of(
        i -> "",
        i -> "[%5d.%06d] ".formatted(i / 9, i),
        i -> "<6>[%5d.%06d] ".formatted(i / 9, i),
        i -> "<5>",
        i -> "kern  :info  : [%5d.%06d] ".formatted(i / 9, i),
        i -> "[%5d.%06d][    T0] ".formatted(i / 9, i),
        i -> "[%5d.%06d] [   C12] ".formatted(i / 9, i),
        i -> "[Thu Nov 26 08:00:%02d 2026] ".formatted(i % 60),
        i -> "[Do Nov 26 08:00:%02d 2026] ".formatted(i % 60),
        i -> "[jeu. nov. 26 08:00:%02d 2026] ".formatted(i % 60),
        i -> "[木 11月 26 08:00:%02d 2026] ".formatted(i % 60),
        i -> i == 0 ? "[Nov26 08:00] " : "[  +0.%06d] ".formatted(i),
        i -> "[<    0.%06d>] ".formatted(i),
        i -> "2026-11-26T08:00:%02d,123456+01:00 ".formatted(i % 60),
        i -> "Nov 26 08:00:%02d host kernel: ".formatted(i % 60),
        i -> "Dez 26 08:00:%02d host kernel: ".formatted(i % 60),
        i -> "Nov 26 08:00:%02d.123456 host kernel: ".formatted(i % 60),
        i -> "Nov 26 08:00:%02d host kernel: [%5d.%06d] ".formatted(i % 60, i / 9, i),
        i -> "2026-11-26T08:00:%02d+0100 host kernel: ".formatted(i % 60),
        i -> "2026-11-26T08:00:%02d.123456+01:00 host kernel: [%5d.%06d] ".formatted(i % 60, i, i),
        i -> "Thu 2026-11-26 08:00:%02d CET host kernel: ".formatted(i % 60),
        i -> "[%5d.%06d] host kernel: ".formatted(i / 9, i),
        i -> "1764144001.%06d host kernel: ".formatted(i),
        i -> "[2026-11-26 08:00:%02d] [%5d.%06d] ".formatted(i % 60, i / 9, i),
        i -> "Nov 26 08:00:%02d [%5d.%06d] ".formatted(i % 60, i / 9, i),
        i -> "> ",
        i -> "> > [%5d.%06d] ".formatted(i / 9, i),
        i -> ">> [%5d.%06d] ".formatted(i / 9, i),
        i -> "\u001b[32m[%5d.%06d] \u001b[0m".formatted(i / 9, i));
  }

  @ParameterizedTest
  @MethodSource("prefixes")
  void whatStandsBeforeAMessageIsLeftOut(IntFunction<String> prefix) throws LogException {
    assertThat(RealLog.read(prefixed(prefix, "\n")).log().messages()).isEqualTo(MESSAGES);
  }

  private static String prefixed(IntFunction<String> prefix, String end) {
    StringBuilder text = new StringBuilder();
    IntStream.range(0, MESSAGES.size())
        .forEach(i -> text.append(prefix.apply(i)).append(MESSAGES.get(i)).append(end));
    return text.toString();
  }

  private static String stamped() {
    return prefixed(i -> "[%5d.%06d] ".formatted(i / 9, i), "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r", "\r\r\n"})
  void linesEndAsAConsoleEndsThem(String end) throws LogException {
    String text = prefixed(i -> "[%5d.%06d] ".formatted(i / 9, i), end);

    assertThat(RealLog.read(text).log().messages()).isEqualTo(MESSAGES);
  }

  @Test
  void linesThatAMailProgramWrappedAreJoined() throws LogException {
    String wrapped =
        stamped()
            .lines()
            .map(l -> l.length() < 72 ? l : wrap(l))
            .reduce("", (a, b) -> a + b + "\n");

    assertThat(RealLog.read(wrapped).log().messages().stream().map(LogFileTest::tidy))
        .containsExactlyElementsOf(MESSAGES.stream().map(LogFileTest::tidy).toList());
  }

  /** Of several blanks at which a line was cut one is left. */
  private static String tidy(String message) {
    return message.replaceAll(" +", " ").strip();
  }

  /** At the last blank before the 72nd column, as mail programs do. */
  private static String wrap(String line) {
    int at = line.lastIndexOf(' ', 71);
    return at < 60 ? line : line.substring(0, at) + "\n" + line.substring(at + 1);
  }

  @Test
  void aPackedLogIsUnpacked() throws Exception {
    assertThat(RealLog.read(packed(stamped()), OptionalInt.empty()).log().messages())
        .isEqualTo(MESSAGES);
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 9, 11, 200, 1000})
  void ofATornPackedLogWhatCameBeforeCounts(int bytes) throws Exception {
    LogFile log = RealLog.read(Arrays.copyOf(packed(stamped()), bytes), OptionalInt.empty());

    assertThat(log.torn()).isTrue();
    assertThat(log.log().messages()).hasSizeLessThan(MESSAGES.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-8"})
  void aByteOrderMarkAndWideCharactersDoNotMatter(String charset) throws LogException {
    String mark = charset.equals("UTF-16") ? "" : "\ufeff";
    byte[] bytes = (mark + prefixed(i -> "", "\r\n")).getBytes(Charset.forName(charset));

    assertThat(RealLog.read(bytes, OptionalInt.empty()).log().messages()).isEqualTo(MESSAGES);
  }

  @Test
  void zeroBytesAreLeftOut() throws LogException {
    String text = stamped().replace("usable", "us\0\0able").replace("\n", "\0\n");

    assertThat(RealLog.read(text).log().messages()).isEqualTo(MESSAGES);
  }

  @Test
  void noiseBeforeTheKernelDoesNotHideIt() throws LogException {
    byte[] noise = new byte[5000];
    new Random(7).nextBytes(noise);
    noise[0] = 0;
    byte[] log = ("\n" + stamped()).getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(noise, noise.length + log.length);
    System.arraycopy(log, 0, all, noise.length, log.length);

    assertThat(RealLog.read(all, OptionalInt.empty()).log().messages()).isEqualTo(MESSAGES);
  }

  @Test
  void aLoadersLastWordsOnTheFirstLineAreLeftOut() throws LogException {
    String text = "Loading initial ramdisk ... " + stamped();

    assertThat(RealLog.read(text).log().messages()).isEqualTo(MESSAGES);
  }

  @Test
  void ofSeveralBootsTheLastIsTaken() throws LogException {
    LogFile log = RealLog.read(stamped() + OTHER_BOOT);

    assertThat(log.boots()).isEqualTo(2);
    assertThat(log.taken()).isEqualTo(2);
    assertThat(log.log().messages()).hasSize(2);
  }

  @Test
  void aLastBootWithoutAMemoryMapIsNotTaken() throws LogException {
    LogFile log = RealLog.read(stamped() + "[    0.000000] Linux version 5.10.0 (a)\n");

    assertThat(log.boots()).isEqualTo(2);
    assertThat(log.taken()).isEqualTo(1);
  }

  @Test
  void anotherBootCanBeAskedFor() throws LogException {
    byte[] both = (stamped() + OTHER_BOOT).getBytes(StandardCharsets.UTF_8);

    LogFile log = RealLog.read(both, OptionalInt.of(1));

    assertThat(log.taken()).isEqualTo(1);
    assertThat(log.log().messages()).isEqualTo(MESSAGES);
  }

  @Test
  void aBootThatIsNotThereIsRefused() {
    byte[] one = stamped().getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> RealLog.read(one, OptionalInt.of(3)))
        .isInstanceOf(LogException.class)
        .hasMessage("boot.txt: has no boot 3; it has 1");
  }

  /** A block of whole lines, again and again, that nobody keeps. */
  private static final class Endless extends InputStream {
    private final byte[] block;
    private long left;

    Endless(String line, long bytes) {
      this.block = line.repeat(1 + (1 << 16) / line.length()).getBytes(StandardCharsets.US_ASCII);
      this.left = bytes;
    }

    @Override
    public int read() {
      return left-- > 0 ? block[0] : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      int count = (int) Math.min(Math.min(length, block.length), left);
      System.arraycopy(block, 0, into, from, count);
      left -= count;
      return count == 0 ? -1 : count;
    }

    @Override
    public boolean markSupported() {
      return true;
    }

    @Override
    public void mark(int limit) {}

    @Override
    public void reset() {}
  }

  private static final long GIGABYTE = 1L << 30;

  /** What is kept, of 1 GB. */
  private static long kept(String line) throws Exception {
    LogFile log = LogFile.read(new Endless(line, GIGABYTE), "endless", OptionalInt.empty());
    assertThat(log.torn()).isTrue();
    return log.log().messages().stream().mapToLong(m -> m.length() + 56L).sum();
  }

  @Test
  void ofAGigabyteOnlyWhatABootCanSayIsKept() throws Exception {
    assertThat(kept("[    1.000000] usb 1-1: " + "new device ".repeat(40) + "\n"))
        .isLessThan(64L << 20);
  }

  @Test
  void aGigabyteWithoutAnEndOfLineIsOneShortMessage() throws Exception {
    LogFile log = LogFile.read(new Endless("x", GIGABYTE), "endless", OptionalInt.empty());

    assertThat(log.log().messages()).singleElement().asString().hasSize(LineSource.LONGEST);
  }

  @Test
  void anEmptyFileIsALogWithoutMessages() throws LogException {
    assertThat(RealLog.read("").log().messages()).isEmpty();
  }

  @Test
  void whatAProgramWroteBetweenIsNotGoneOnWith() throws Exception {
    String text =
        """
        Linux version 6.14.0-rc5 (builder)
        2025-04-02T11:44:14.857374-05:00 host lvm[979]: PV /dev/nvme1n1p1 online, VG vg0 is complete.
        BIOS-e820: [mem 0x0000000000000000-0x000000000009ffff] usable
        """;

    assertThat(RealLog.read(text).log().messages())
        .contains("BIOS-e820: [mem 0x0000000000000000-0x000000000009ffff] usable");
  }
}

package org.lifeboat.firmware.decode;

import java.util.Map;
import java.util.StringJoiner;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.firmware.decode.FieldForm.Meaning;

/** What values mean, in words. */
final class Meanings {
  static final Meaning NONE = raw -> "";

  private Meanings() {}

  /** Characters up to the first NUL, without blanks at the end. */
  static String text(Bytes raw) {
    String all = raw.ascii(0, raw.length());
    int end = all.indexOf('\0');
    return (end < 0 ? all : all.substring(0, end)).stripTrailing();
  }

  static String quoted(Bytes raw) {
    return '"' + text(raw) + '"';
  }

  static String address(Bytes raw) {
    return "0x" + Long.toHexString(raw.u64(0));
  }

  static String decimal(Bytes raw) {
    return Long.toUnsignedString(raw.u64(0));
  }

  static String bytes(Bytes raw) {
    return decimal(raw) + " bytes";
  }

  /** Bits of a physical address, which the table holds less one. */
  static String width(Bytes raw) {
    return raw.u8(0) + 1 + " bits";
  }

  /** VT-d 8.3: 2 to the power of this, in pages of 4 KB. */
  static String registerPages(Bytes raw) {
    return (4L << (raw.u8(0) & 0xf)) + " KB of registers";
  }

  /** A requester id: bus, device, function. */
  static String requester(Bytes raw) {
    int id = raw.u16(0);
    return "%02x:%02x.%x".formatted(id >> 8, id >> 3 & 31, id & 7);
  }

  /** A step of a path: device, function. */
  static String pathStep(Bytes raw) {
    return "device %02x, function %x".formatted(raw.u8(0), raw.u8(1));
  }

  static Meaning oneOf(Map<Integer, String> words) {
    return raw -> words.getOrDefault((int) raw.u64(0), "no such value");
  }

  /** The names of the bits that are set, from bit 0. */
  static Meaning flags(String... names) {
    return raw -> {
      StringJoiner set = new StringJoiner(", ");
      for (int bit = 0; bit < names.length; bit++) {
        if ((raw.u64(0) >> bit & 1) != 0) {
          set.add(names[bit]);
        }
      }
      return set.toString();
    };
  }

  /** Bit fields of a number: {@code PASize=48}. */
  static Meaning parts(Part... parts) {
    return raw -> {
      StringJoiner all = new StringJoiner(", ");
      for (Part part : parts) {
        all.add(part.name() + "=" + part.of(raw.u64(0)));
      }
      return all.toString();
    };
  }

  /**
   * Some bits of a number.
   *
   * @param name as the specification has it
   * @param low the lowest of them
   * @param high the highest of them
   */
  record Part(String name, int low, int high) {
    long of(long number) {
      return number >>> low & (1L << high - low + 1) - 1;
    }
  }

  /** Which memory controllers pass on what (AMD, device table entry settings of an IVHD entry). */
  static String deviceSetting(Bytes raw) {
    String flags =
        flags("INITPass", "EIntPass", "NMIPass", "", "", "", "Lint0Pass", "Lint1Pass")
            .of(Bytes.of((byte) (raw.u8(0) & 0b1100_0111)));
    int management = raw.u8(0) >> 4 & 3;
    String system = management == 0 ? "" : "SysMgt=" + management;
    return flags.isEmpty() || system.isEmpty() ? flags + system : flags + ", " + system;
  }
}

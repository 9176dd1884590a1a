package org.lifeboat.engine.plugin;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Writes a {@code module-info.class} that provides one service, as section 4.7.25 of the JVM
 * specification has it.
 */
final class ModuleDescriptors {
  private static final int CLASS = 7;
  private static final int UTF8 = 1;
  private static final int MODULE = 19;
  private static final int ACC_MODULE = 0x8000;
  private static final int ACC_MANDATED = 0x8000;

  private ModuleDescriptors() {}

  static byte[] providing(String service, String provider) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(0xcafebabe);
      out.writeInt(61); // Java 17
      out.writeShort(12);
      text(out, "module-info");
      reference(out, CLASS, 1);
      text(out, "Module");
      text(out, "far");
      reference(out, MODULE, 4);
      text(out, service.replace('.', '/'));
      reference(out, CLASS, 6);
      text(out, provider.replace('.', '/'));
      reference(out, CLASS, 8);
      text(out, "java.base");
      reference(out, MODULE, 10);
      shorts(out, ACC_MODULE, 2, 0, 0, 0, 0, 1);
      out.writeShort(3);
      out.writeInt(28);
      shorts(out, 5, 0, 0, 1, 11, ACC_MANDATED, 0, 0, 0, 0, 1, 7, 1, 9);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A descriptor of a module {@code far} that was compiled against a version of another. */
  static byte[] requiring(String module, String version, String ownVersion) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(0xcafebabe);
      out.writeInt(61); // Java 17
      out.writeShort(12);
      text(out, "module-info");
      reference(out, CLASS, 1);
      text(out, "Module");
      text(out, "far");
      reference(out, MODULE, 4);
      text(out, ownVersion);
      text(out, module);
      reference(out, MODULE, 7);
      text(out, version);
      text(out, "java.base");
      reference(out, MODULE, 10);
      shorts(out, ACC_MODULE, 2, 0, 0, 0, 0, 1);
      out.writeShort(3);
      out.writeInt(28);
      shorts(out, 5, 0, 6, 2, 11, ACC_MANDATED, 0, 8, 0, 9, 0, 0, 0, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    out.writeByte(UTF8);
    out.writeUTF(text);
  }

  private static void reference(DataOutputStream out, int tag, int index) throws IOException {
    out.writeByte(tag);
    out.writeShort(index);
  }

  private static void shorts(DataOutputStream out, int... values) throws IOException {
    for (int value : values) {
      out.writeShort(value);
    }
  }
}

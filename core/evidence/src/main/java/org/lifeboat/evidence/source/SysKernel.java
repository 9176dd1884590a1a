package org.lifeboat.evidence.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.evidence.draft.Draft;
import org.lifeboat.evidence.draft.Part;
import org.lifeboat.evidence.draft.Release;
import org.lifeboat.evidence.draft.Told;

/** What a running Linux shows of the kernel and its parameters. */
final class SysKernel {
  private static final Pattern VERSION = Pattern.compile("Linux version (\\S{1,255}) ?(.*)");
  private static final int MOST_CONFIG_BYTES = 4 << 20;

  private SysKernel() {}

  static void tell(Draft draft, Tree tree) {
    Optional<Matcher> version =
        tree.line("proc/version").map(VERSION::matcher).filter(Matcher::matches);
    version.ifPresent(
        m ->
            draft.tell(
                Part.RELEASE,
                Told.of(new Release(m.group(1), m.group(2)), "/proc/version: the machine's")));
    tree.line("proc/cmdline")
        .ifPresent(
            l ->
                draft.tell(
                    Part.COMMAND_LINE,
                    Told.of(
                        l.substring(0, Math.min(l.length(), CommandLine.MOST_CHARACTERS)),
                        "/proc/cmdline")));
    configuration(tree, version.map(m -> m.group(1)).orElse(""))
        .ifPresent(lines -> tellConfiguration(draft, lines));
  }

  private static Optional<List<String>> configuration(Tree tree, String release) {
    return tree.bytes("proc/config.gz", MOST_CONFIG_BYTES)
        .flatMap(packed -> unpacked(packed.toArray()))
        .or(
            () ->
                release.matches("[\\w.+~-]+")
                    ? tree.text("boot/config-" + release)
                    : Optional.empty())
        .map(text -> text.lines().toList());
  }

  private static Optional<String> unpacked(byte[] packed) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return Optional.of(new String(in.readNBytes(MOST_CONFIG_BYTES), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** drivers/iommu/Kconfig. */
  private static void tellConfiguration(Draft draft, List<String> lines) {
    Set<String> without = new TreeSet<>();
    if (!lines.contains("CONFIG_INTEL_IOMMU=y")) {
      without.add("DMAR");
    }
    if (!lines.contains("CONFIG_AMD_IOMMU=y")) {
      without.add("IVRS");
    }
    draft.tell(Part.WITHOUT_DRIVER, Told.of(without, "the kernel's configuration"));
    draft.tell(
        Part.REMAPS_BY_DEFAULT,
        Told.of(lines.contains("CONFIG_INTEL_IOMMU_DEFAULT_ON=y"), "the kernel's configuration"));
  }
}

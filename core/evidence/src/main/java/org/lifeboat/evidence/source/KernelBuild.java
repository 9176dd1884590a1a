package org.lifeboat.evidence.source;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * With which default VT-d was built into a kernel (CONFIG_INTEL_IOMMU_DEFAULT_ON), as far as its
 * first line lets one guess. Seen in logs of real machines; a log itself never says.
 *
 * @param remapsByDefault whether VT-d is on unless a parameter says otherwise
 * @param sparesGraphics whether integrated graphics are left out then (a patch of Debian)
 * @param sure whether whoever built it is known to build so
 * @param why who that is
 */
record KernelBuild(boolean remapsByDefault, boolean sparesGraphics, boolean sure, String why) {
  private static final Pattern UBUNTU_COMPILER = Pattern.compile(".*\\(Ubuntu (\\d{1,3})\\..*");

  private static final Pattern KNOWN_BOOTMEM = Pattern.compile("2\\.6\\.3[12]-\\d+-generic");
  private static final Pattern RED_HAT_9 = Pattern.compile("5\\.14\\.0-\\d+.*\\.el9.*");

  /** A GCC of Ubuntu 22.04, whose own configuration a build of one's own there begins with. */
  private static final int GCC_OF_2204 = 11;

  private static final List<Distribution> DISTRIBUTIONS =
      List.of(
          new Distribution(
              "Ubuntu's mainline builds", "\\d+\\.\\d+\\.\\d+-\\d{6}-generic", 99, 0, false),
          new Distribution(
              "Ubuntu",
              "\\d+\\.\\d+\\.\\d+-\\d+-(?:generic|lowlatency|oem|aws|azure|gcp|kvm).*",
              5,
              15,
              false),
          new Distribution("Proxmox VE", ".*-pve", 6, 8, false),
          new Distribution("Debian", ".*-(?:amd64|cloud-amd64|rt-amd64)", 5, 10, true),
          new Distribution("Void Linux", "\\d+\\.\\d+\\.\\d+_\\d+", 0, 0, false),
          new Distribution("the MX64 builds", ".*\\.mx64\\.\\d+", 0, 0, false),
          new Distribution("Arch Linux", ".*-(?:arch|ARCH|zen|lts|MANJARO).*", 99, 0, false),
          new Distribution("Fedora and Red Hat", ".*\\.(?:fc|el)\\d+.*", 99, 0, false),
          new Distribution("SUSE", ".*-(?:default|desktop)", 99, 0, false),
          new Distribution("ALT Linux", ".*-alt\\d+", 99, 0, false));

  /**
   * Whose releases look like this, and since which version VT-d is on by default there.
   *
   * @param release the form of the release
   */
  private record Distribution(
      String name, Pattern release, int major, int minor, boolean sparesGraphics) {
    Distribution(String name, String release, int major, int minor, boolean sparesGraphics) {
      this(name, Pattern.compile(release), major, minor, sparesGraphics);
    }
  }

  /**
   * The release whose ways a kernel has: Red Hat's 5.14 carries the bounce buffer and the AMD
   * driver of 6.1 (seen in a log of 5.14.0-570.el9: areas, a pool of 128 MB kept beside AMD-Vi).
   */
  static String standingFor(String release) {
    return RED_HAT_9.matcher(release).matches() ? "6.1.0" : release;
  }

  /**
   * Whether the pool lies where no build matters: from the top since 3.0, and in Ubuntu's 2.6.31
   * and 2.6.32 for desktops at 512 MB (ten of ten logs).
   */
  static boolean placesPoolByRule(String release, KernelFamily version) {
    return version.isAtLeast(3, 0) || KNOWN_BOOTMEM.matcher(release).matches();
  }

  /** What is known or guessed of a kernel by its first line. */
  static KernelBuild of(String release, String build, KernelFamily version) {
    return DISTRIBUTIONS.stream()
        .filter(d -> d.release().matcher(release).matches())
        .findFirst()
        .map(
            d -> {
              boolean on = version.isAtLeast(d.major(), d.minor());
              return new KernelBuild(
                  on,
                  on && d.sparesGraphics(),
                  true,
                  d.name() + (on ? " builds VT-d on by default" : " builds VT-d off by default"));
            })
        .orElseGet(() -> ofOwn(build));
  }

  private static KernelBuild ofOwn(String build) {
    Matcher compiler = UBUNTU_COMPILER.matcher(build);
    boolean on = compiler.matches() && Integer.parseInt(compiler.group(1)) >= GCC_OF_2204;
    return new KernelBuild(
        on,
        false,
        false,
        "a kernel of somebody's own: whether it was built with VT-d on by default no log says; "
            + (on ? "on is assumed, as it was compiled on Ubuntu" : "off is assumed"));
  }
}

package org.lifeboat.plugin.gart;

import java.util.OptionalLong;
import org.lifeboat.api.stage.CommandLine;

/**
 * What {@code iommu=} tells GART alone (gart_parse_options); the rest stands in {@link
 * org.lifeboat.api.stage.IommuOptions}.
 *
 * @param noAgp {@code noagp}: do not share the window with AGP
 * @param bytes a number: how much of the window to use
 */
record GartOptions(boolean noAgp, OptionalLong bytes) {
  static GartOptions parse(CommandLine commandLine) {
    boolean noAgp = false;
    OptionalLong bytes = OptionalLong.empty();
    for (String value : commandLine.values("iommu")) {
      for (String item : value.split(",")) {
        noAgp |= item.startsWith("noagp");
        if (item.matches("[1-9][0-9]{0,9}")) {
          bytes = OptionalLong.of(Long.parseLong(item));
        }
      }
    }
    return new GartOptions(noAgp, bytes);
  }
}

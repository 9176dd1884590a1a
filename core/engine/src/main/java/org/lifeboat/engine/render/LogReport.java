package org.lifeboat.engine.render;

import org.lifeboat.engine.service.ServedBoot;

/**
 * The kernel's log: the lines it printed and nothing else, control characters as /dev/kmsg writes
 * them.
 */
public final class LogReport implements BootRenderer {
  @Override
  public String render(ServedBoot boot) {
    StringBuilder text = new StringBuilder(1024);
    for (String line : boot.report().log()) {
      text.append(Words.clean(line)).append('\n');
    }
    return text.toString();
  }
}

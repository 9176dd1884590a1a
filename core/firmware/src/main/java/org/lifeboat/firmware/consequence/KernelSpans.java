package org.lifeboat.firmware.consequence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Names kernels that have something in common, neighbours by the first and the last of them.
 *
 * @param all every kernel that was asked, in order
 */
public record KernelSpans(List<String> all) {
  /** From so many on, a span is shorter than a list. */
  private static final int FEW = 2;

  /** Copies the list. */
  public KernelSpans {
    all = List.copyOf(all);
  }

  /** {@code linux-2.6.32, linux-4.4 to linux-5.10}; in the order of all. */
  public String of(Collection<String> some) {
    List<String> spans = new ArrayList<>();
    List<String> run = new ArrayList<>();
    for (String kernel : all) {
      if (some.contains(kernel)) {
        run.add(kernel);
      } else {
        end(run, spans);
      }
    }
    end(run, spans);
    return String.join(", ", spans);
  }

  private static void end(List<String> run, List<String> spans) {
    if (run.size() <= FEW) {
      spans.addAll(run);
    } else {
      spans.add(run.get(0) + " to " + run.get(run.size() - 1));
    }
    run.clear();
  }
}

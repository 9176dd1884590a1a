package org.lifeboat.engine.config;

import java.util.List;
import org.lifeboat.engine.plan.KernelProfile;
import org.lifeboat.engine.plan.PluginChoice;

/**
 * All that the file of a kernel profile says.
 *
 * @param kernel the kernel
 * @param policies the installed policies, ascending by id, each with the settings that it has under
 *     this kernel; without those that must be told more than it says
 */
public record KernelFile(KernelProfile kernel, List<PluginChoice> policies) {
  /** Copies the list. */
  public KernelFile {
    policies = List.copyOf(policies);
  }
}

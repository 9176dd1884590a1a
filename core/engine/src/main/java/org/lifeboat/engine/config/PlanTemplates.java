package org.lifeboat.engine.config;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.lifeboat.engine.plan.Fault;
import org.lifeboat.engine.plugin.Plugins;

/**
 * Plans without a machine that a block of a file says, in many variants. For one thread; what is
 * wrong goes to the problems of the file.
 */
public final class PlanTemplates {
  private static final ConfigObject NOTHING = ConfigFactory.empty().root();

  private final DraftReader reader;
  private final FaultReader faults;
  private final Problems problems;
  private final ConfigObject said;

  PlanTemplates(Plugins plugins, ParsedProfiles profiles, Problems problems, Optional<Node> block) {
    this.reader = new DraftReader(plugins, profiles, problems);
    this.faults = new FaultReader(plugins);
    this.problems = problems;
    this.said =
        block
            .filter(Node::mustBeBlock)
            .flatMap(n -> n.value() instanceof ConfigObject o ? Optional.of(o) : Optional.empty())
            .orElse(NOTHING);
  }

  /**
   * What the block says, and over it some keys of a plan.
   *
   * @param changes values by path from the plan's root: {@code kernel}, {@code
   *     policies.deferred-init.pool-bytes}
   * @return empty after a problem
   */
  public Optional<PlanTemplate> with(Map<String, Node> changes) {
    ConfigObject above = NOTHING;
    for (Map.Entry<String, Node> change : changes.entrySet()) {
      above = change.getValue().value().atPath(change.getKey()).root().withFallback(above);
    }
    ConfigObject merged = Shorthand.merge(above, said).withOrigin(said.origin());
    int before = problems.count();
    Optional<PlanTemplate> template =
        reader
            .readFrame(merged, OptionalLong.empty())
            .flatMap(frame -> frame.chosen(Optional.empty()));
    return problems.count() > before ? Optional.empty() : template;
  }

  /** An entry of a plan's {@code faults}; empty after a problem. */
  public Optional<Fault> fault(Node node) {
    return faults.read(node);
  }
}

package org.lifeboat.example.embedding;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.config.PlanRequest;
import org.lifeboat.engine.event.BootEvent;
import org.lifeboat.engine.event.BootListener;
import org.lifeboat.engine.plan.BootPlan;

/**
 * Lifeboat inside another program, with plugins of jars and a listener: one machine under each
 * policy that there is, and what becomes of the bounce buffer while it boots.
 */
public final class WatchedBoots {
  private WatchedBoots() {}

  /**
   * @param arguments the machine's file, and jars with plugins
   */
  public static void main(String[] arguments) {
    if (arguments.length == 0) {
      System.err.println("usage: WatchedBoots FILE [JAR...]");
      System.exit(2);
    }
    List<Path> paths = Arrays.stream(arguments).map(Path::of).toList();
    watch(paths.get(0), paths.subList(1, paths.size()), System.out);
  }

  static void watch(Path machine, List<Path> pluginJars, PrintStream out) {
    Lifeboat lifeboat = Lifeboat.builder().pluginJars(pluginJars).build();
    for (BootPlan plan : lifeboat.reader().readAllPolicies(PlanRequest.of(machine))) {
      out.println(plan.policy().id());
      lifeboat.boot(plan, new PoolWatch(out));
    }
  }

  /** Tells of the pool as it is had, used and given back; each boot has a watch of its own. */
  private static final class PoolWatch implements BootListener {
    private final PrintStream out;
    private String moment = "";

    PoolWatch(PrintStream out) {
      this.out = out;
    }

    @Override
    public void happened(BootEvent event) {
      if (event instanceof BootEvent.Began began) {
        moment = began.moment().text();
      } else if (event instanceof BootEvent.PoolReserved had) {
        say("%s KB at 0x%x", had.pool().range().bytes() / 1024, had.pool().range().start());
      } else if (event instanceof BootEvent.PoolReleased gone) {
        say(
            "%s KB given back, arrays included; %s KB lost",
            gone.returnedBytes() / 1024, gone.lostBytes() / 1024);
      } else if (event instanceof BootEvent.Decided decided) {
        say("DMA goes by %s", decided.backend().kind());
      } else if (event instanceof BootEvent.Panicked) {
        say("panic");
      }
    }

    private void say(String format, Object... words) {
      out.printf("  %-16s %s%n", moment, format.formatted(words));
    }
  }
}

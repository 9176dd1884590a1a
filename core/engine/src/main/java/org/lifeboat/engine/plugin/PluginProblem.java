package org.lifeboat.engine.plugin;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is wrong with plugins that were offered. All others work. */
public sealed interface PluginProblem {
  /** An order that does not depend on that in which plugins were named. */
  Comparator<PluginProblem> ORDER = Comparator.comparing(PluginProblem::toString);

  /**
   * Whether nothing should be booted before this is mended, since what an id stands for is not
   * clear; else it is enough to warn.
   */
  boolean isError();

  /**
   * A plugin, or a whole jar, that cannot be used, and why.
   *
   * @param origin where it came from
   * @param className the provider's class; empty where the jar itself is at fault
   * @param reason what is wrong, in words
   */
  record Unusable(PluginOrigin origin, String className, String reason) implements PluginProblem {
    @Override
    public boolean isError() {
      return false;
    }

    /** As {@code my.jar: org.example.MyProvider: is abstract}. */
    @Override
    public String toString() {
      return origin + ": " + (className.isEmpty() ? "" : className + ": ") + reason;
    }
  }

  /**
   * Several plugins of a kind with one id. What is not in a jar keeps its id; jars among themselves
   * all lose it, since nothing but chance could choose.
   *
   * @param kind what they are
   * @param id what all of them want to be called
   * @param owner whose it is
   * @param refused who is not used for it, ascending; at least one
   */
  record Clash(PluginKind kind, String id, Optional<Claim> owner, List<Claim> refused)
      implements PluginProblem {
    /** Copies the list. */
    public Clash {
      refused = List.copyOf(refused);
    }

    @Override
    public boolean isError() {
      return true;
    }

    /** Who claims the id, and what can be done. */
    @Override
    public String toString() {
      String claims = refused.stream().map(Claim::toString).collect(Collectors.joining(" and "));
      String what = "the id '%s' of a %s ".formatted(id, kind.word());
      return owner
          .map(
              claim ->
                  "%sbelongs to %s and is claimed by %s too; give what is not used an id of its own, or leave it out"
                      .formatted(what, claim, claims))
          .orElseGet(
              () ->
                  "%sis claimed by %s; none of them is used: leave out all but one, or give each an id of its own"
                      .formatted(what, claims));
    }
  }

  /**
   * Who claims an id.
   *
   * @param className the provider's class
   * @param origin where it came from
   */
  record Claim(String className, PluginOrigin origin) {
    /** An order that does not depend on that in which plugins were named. */
    static final Comparator<Claim> ORDER = Comparator.comparing(Claim::toString);

    static Claim of(Plugin<?> plugin) {
      return new Claim(plugin.provider().getClass().getName(), plugin.origin());
    }

    /** As {@code org.example.MyProvider (my.jar)}. */
    @Override
    public String toString() {
      return className + " (" + origin + ")";
    }
  }
}

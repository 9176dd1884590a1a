package org.lifeboat.engine.profile;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.plugin.Setting.Unit;
import org.lifeboat.engine.config.Quantity;
import org.lifeboat.engine.plan.ReservationStep;
import org.lifeboat.engine.plan.ReservationStep.Allocate;
import org.lifeboat.engine.plan.ReservationStep.Fixed;
import org.lifeboat.engine.plan.ReservationStep.Size;
import org.lifeboat.engine.plugin.KebabCase;

/**
 * The outline of a reservation. Steps are records whose names and components are the keys of the
 * profile; only what has keys that depend on each other needs words of its own.
 */
final class StepOutline {
  private static final String NAME = "name";
  private static final String BYTES = "bytes";

  private StepOutline() {}

  static Part of(ReservationStep step) {
    String kind = KebabCase.ofComponent(step.getClass().getSimpleName());
    List<Trait> traits =
        step instanceof Allocate allocate
            ? allocation(allocate)
            : step instanceof Fixed fixed ? List.of(range(fixed)) : components(step);
    return new Part(name(step, kind), kind, "", traits);
  }

  private static Trait range(Fixed step) {
    return new Trait("range", address(step.start()) + "-" + address(step.end()), "", false);
  }

  /** What the profile calls it, else what it is. */
  private static String name(ReservationStep step, String kind) {
    for (RecordComponent component : step.getClass().getRecordComponents()) {
      if (component.getName().equals(NAME)) {
        return String.valueOf(value(step, component));
      }
    }
    return kind.replace('-', ' ');
  }

  private static List<Trait> components(ReservationStep step) {
    List<Trait> traits = new ArrayList<>();
    for (RecordComponent component : step.getClass().getRecordComponents()) {
      if (!component.getName().equals(NAME)) {
        String key = KebabCase.ofComponent(component.getName());
        traits.add(trait(key, value(step, component)));
      }
    }
    return traits;
  }

  private static Trait trait(String key, Object value) {
    if (value instanceof Long number) {
      return key.endsWith(BYTES)
          ? new Trait(key, bytes(number), "", number == 0)
          : new Trait(key, address(number), "", false);
    }
    return new Trait(key, String.valueOf(value), "", value.equals(false));
  }

  private static Object value(ReservationStep step, RecordComponent component) {
    try {
      return component.getAccessor().invoke(step);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a step does not tell its " + component.getName(), e);
    }
  }

  private static List<Trait> allocation(Allocate step) {
    return List.of(
        new Trait("size", size(step.size()), "", false),
        new Trait("align", bytes(step.align()), "", step.align() == Pages.SIZE),
        new Trait(
            "above",
            bound(step.min()) + (step.goal() ? " if there is room" : ""),
            "",
            step.min() == 0),
        new Trait(
            "below",
            step.max().map(StepOutline::bound).orElse("the end of RAM"),
            "",
            step.max().isEmpty()),
        trait("per-node", step.perNode()),
        trait("only-above-4g", step.onlyAbove4G()),
        new Trait(
            "count",
            step.count() + step.each().map(q -> " for each " + words(q)).orElse(""),
            "",
            step.count() == 1 && step.each().isEmpty()));
  }

  private static String size(Size size) {
    if (size instanceof Size.Each each) {
      return bytes(each.bytes()) + " for each " + words(each.of());
    }
    return size instanceof Size.Hash hash
        ? "a bucket for each " + bytes(1L << hash.scale()) + " of memory"
        : bytes(((Size.Bytes) size).bytes());
  }

  private static String words(Enum<?> quantity) {
    return KebabCase.ofConstant(quantity.name()).replace('-', ' ');
  }

  private static String bytes(long bytes) {
    return Quantity.show(bytes, Unit.BYTES);
  }

  private static String address(long address) {
    return Quantity.show(address, Unit.ADDRESS);
  }

  /** An address as people say it, where it is a round one. */
  private static String bound(long address) {
    return address % (1 << 20) == 0 ? bytes(address) : address(address);
  }
}

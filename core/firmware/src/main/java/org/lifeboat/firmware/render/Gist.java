package org.lifeboat.firmware.render;

import org.lifeboat.engine.render.Sizes;
import org.lifeboat.firmware.decode.DmarLayouts;
import org.lifeboat.firmware.decode.Field;
import org.lifeboat.firmware.decode.Flaw;
import org.lifeboat.firmware.decode.IvrsLayouts;
import org.lifeboat.firmware.decode.Layout;
import org.lifeboat.firmware.decode.Layouts;
import org.lifeboat.firmware.decode.Structure;
import org.lifeboat.firmware.judge.Scopes;

/** What a structure says, in a few words. */
final class Gist {
  private static final int INCLUDE_ALL = 0;

  private Gist() {}

  /** In words; empty where its fields say it as shortly. */
  static String of(Structure structure) {
    Layout kind = structure.layout();
    if (kind == DmarLayouts.DRHD) {
      return "a unit at %s serves %s"
          .formatted(address(structure, DmarLayouts.REGISTERS), served(structure));
    }
    if (kind == DmarLayouts.RMRR) {
      return region(structure) + " stays reachable for " + Scopes.list(structure);
    }
    if (kind == DmarLayouts.ATSR || kind == DmarLayouts.SATC) {
      return structure.flag(Layouts.FLAGS, 0) && kind == DmarLayouts.ATSR
          ? "all root ports"
          : Scopes.list(structure);
    }
    if (kind == DmarLayouts.RHSA) {
      return "the unit at %s is in proximity domain %s"
          .formatted(
              address(structure, DmarLayouts.REGISTERS), structure.number(DmarLayouts.PROXIMITY));
    }
    if (kind == DmarLayouts.ANDD) {
      return "ACPI device %s is %s"
          .formatted(
              structure.number(DmarLayouts.DEVICE_NUMBER),
              structure.field(DmarLayouts.OBJECT_NAME).map(Field::meaning).orElse("unnamed"));
    }
    if ((kind == DmarLayouts.SCOPE || kind == DmarLayouts.SIDP_SCOPE)
        && !structure.has(Flaw.NO_LENGTH)) {
      return Scopes.words(structure);
    }
    return amd(structure);
  }

  private static String amd(Structure structure) {
    if (IvrsLayouts.isUnit(structure)) {
      return "the unit %s with registers at %s"
          .formatted(
              meaning(structure, IvrsLayouts.DEVICE_ID), address(structure, IvrsLayouts.REGISTERS));
    }
    if (IvrsLayouts.isMemory(structure)) {
      return "%s from %s"
          .formatted(
              Sizes.human(Math.max(0, structure.number(IvrsLayouts.REGION_BYTES))),
              address(structure, IvrsLayouts.REGION_START));
    }
    if (structure.is(IvrsLayouts.SPECIAL)) {
      return "%s %s sends from %s"
          .formatted(
              meaning(structure, IvrsLayouts.VARIETY),
              structure.number(IvrsLayouts.HANDLE),
              meaning(structure, IvrsLayouts.SOURCE));
    }
    if (structure.is(IvrsLayouts.ALIAS) || structure.is(IvrsLayouts.ALIAS_RANGE)) {
      return "%s, seen as %s"
          .formatted(
              meaning(structure, IvrsLayouts.DEV_ID), meaning(structure, IvrsLayouts.SOURCE));
    }
    if (structure.is(IvrsLayouts.ACPI_DEVICE)) {
      return "%s as %s"
          .formatted(
              meaning(structure, IvrsLayouts.HARDWARE_ID), meaning(structure, IvrsLayouts.DEV_ID));
    }
    return structure.is(IvrsLayouts.PAD) || structure.is(IvrsLayouts.ALL)
        ? ""
        : meaning(structure, IvrsLayouts.DEV_ID);
  }

  private static String served(Structure unit) {
    String named = Scopes.list(unit);
    boolean all = unit.flag(Layouts.FLAGS, INCLUDE_ALL);
    String rest = "all other devices of segment %s".formatted(unit.number(Layouts.SEGMENT));
    return !all ? named : Scopes.of(unit).isEmpty() ? rest : named + " and " + rest;
  }

  private static String region(Structure region) {
    long bytes =
        region.number(DmarLayouts.REGION_LIMIT) + 1 - region.number(DmarLayouts.REGION_BASE);
    return "%s at %s"
        .formatted(Sizes.human(Math.max(0, bytes)), address(region, DmarLayouts.REGION_BASE));
  }

  private static String address(Structure structure, String field) {
    return Sizes.address(structure.number(field));
  }

  private static String meaning(Structure structure, String field) {
    return structure.field(field).map(Field::meaning).orElse("");
  }
}

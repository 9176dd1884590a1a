package org.lifeboat.firmware.judge;

import java.util.Map;
import org.lifeboat.firmware.decode.Field;
import org.lifeboat.firmware.decode.Flaw;
import org.lifeboat.firmware.decode.Structure;
import org.lifeboat.firmware.decode.Table;

/**
 * Lengths, types and reserved bits: what can be said of every structure alike. How a kernel takes
 * it differs by where it stands, so the codes do, too.
 */
final class ShapeRules implements Rule {
  private static final Map<Flaw, Code> DMAR_STRUCTURE =
      Map.of(
          Flaw.NO_LENGTH, Code.DMAR_STRUCTURE_NO_LENGTH,
          Flaw.TOO_SHORT, Code.DMAR_STRUCTURE_SHORT,
          Flaw.TOO_LONG, Code.DMAR_STRUCTURE_LONG,
          Flaw.PAST_END, Code.DMAR_STRUCTURE_PAST_END,
          Flaw.UNKNOWN_TYPE, Code.DMAR_STRUCTURE_UNKNOWN,
          Flaw.LEFT_OVER, Code.DMAR_LEFT_OVER);

  private static final Map<Flaw, Code> DMAR_SCOPE =
      Map.of(
          Flaw.NO_LENGTH, Code.DMAR_SCOPE_NO_LENGTH,
          Flaw.TOO_SHORT, Code.DMAR_SCOPE_SHORT,
          Flaw.PAST_END, Code.DMAR_SCOPE_PAST_END,
          Flaw.UNKNOWN_TYPE, Code.DMAR_SCOPE_UNKNOWN,
          Flaw.LEFT_OVER, Code.DMAR_SCOPE_LEFT_OVER);

  private static final Map<Flaw, Code> IVRS_BLOCK =
      Map.of(
          Flaw.NO_LENGTH, Code.IVRS_BLOCK_NO_LENGTH,
          Flaw.TOO_SHORT, Code.IVRS_BLOCK_SHORT,
          Flaw.TOO_LONG, Code.IVRS_BLOCK_LONG,
          Flaw.PAST_END, Code.IVRS_BLOCK_PAST_END,
          Flaw.UNKNOWN_TYPE, Code.IVRS_BLOCK_UNKNOWN,
          Flaw.LEFT_OVER, Code.IVRS_LEFT_OVER);

  private static final Map<Flaw, Code> IVRS_ENTRY =
      Map.of(
          Flaw.NO_LENGTH, Code.IVRS_ENTRY_NO_LENGTH,
          Flaw.PAST_END, Code.IVRS_ENTRY_PAST_END,
          Flaw.UNKNOWN_TYPE, Code.IVRS_ENTRY_UNKNOWN);

  @Override
  public void check(Table table, Findings findings) {
    boolean dmar =
        switch (table.kind()) {
          case DMAR -> true;
          case IVRS -> false;
        };
    Code reserved = dmar ? Code.DMAR_RESERVED : Code.IVRS_RESERVED;
    table.all().forEach(s -> reservedBits(s, reserved, findings));
    for (Structure structure : table.structures()) {
      flaws(structure, "table", dmar ? DMAR_STRUCTURE : IVRS_BLOCK, findings);
      for (Structure held : structure.children()) {
        flaws(held, structure.name(), dmar ? DMAR_SCOPE : IVRS_ENTRY, findings);
      }
    }
  }

  private static void flaws(
      Structure structure, String where, Map<Flaw, Code> codes, Findings findings) {
    for (Flaw flaw : structure.flaws()) {
      boolean said = flaw == Flaw.UNKNOWN_TYPE && structure.has(Flaw.NO_LENGTH);
      Code code = codes.get(flaw);
      if (code != null && !said) {
        findings.at(structure, code, sentence(flaw, structure, where));
      }
    }
  }

  private static String sentence(Flaw flaw, Structure structure, String where) {
    String name = structure.name();
    int length = structure.length();
    int fixed = structure.layout().fixedBytes();
    return switch (flaw) {
      case NO_LENGTH ->
          "A structure of type 0x%x has a length of %s bytes, which leads nowhere; what follows is not decoded."
              .formatted(structure.type(), length);
      case TOO_SHORT ->
          "The %s claims %s bytes; it needs at least %s.".formatted(name, length, fixed);
      case TOO_LONG -> "The %s claims %s bytes; it has %s.".formatted(name, length, fixed);
      case PAST_END ->
          "The %s claims %s bytes and reaches behind the end of the %s."
              .formatted(name, length, where);
      case UNKNOWN_TYPE -> "Type 0x%x has no meaning here.".formatted(structure.type());
      case LEFT_OVER ->
          "%s bytes are left at the end of the %s, too few for a structure."
              .formatted(length, where);
    };
  }

  private static void reservedBits(Structure structure, Code code, Findings findings) {
    for (Field field : structure.fields()) {
      if (!field.stray().isEmpty()) {
        findings.at(
            field,
            code,
            "%s of the %s is %s: %s."
                .formatted(field.name(), structure.name(), field.hex(), field.stray()));
      }
    }
  }
}

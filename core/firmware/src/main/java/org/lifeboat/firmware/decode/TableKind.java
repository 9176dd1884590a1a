package org.lifeboat.firmware.decode;

import java.util.Optional;
import java.util.stream.Stream;
import org.lifeboat.api.firmware.Bytes;

/** The tables that are decoded here. */
public enum TableKind {
  /** DMA remapping reporting (Intel, VT-d architecture specification, chapter 8). */
  DMAR(Grammar.DMAR),
  /** I/O virtualization reporting (AMD, specification 48882, section 5.2). */
  IVRS(Grammar.IVRS);

  private static final int SIGNATURE_BYTES = 4;

  private final Grammar grammar;

  TableKind(Grammar grammar) {
    this.grammar = grammar;
  }

  Grammar grammar() {
    return grammar;
  }

  /** The kind with this signature, four characters. */
  public static Optional<TableKind> ofSignature(String signature) {
    return Stream.of(values()).filter(k -> k.name().equals(signature)).findFirst();
  }

  /** The kind that these bytes say they are. */
  public static Optional<TableKind> of(Bytes content) {
    return ofSignature(content.ascii(0, SIGNATURE_BYTES));
  }
}

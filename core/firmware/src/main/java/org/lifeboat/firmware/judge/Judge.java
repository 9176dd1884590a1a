package org.lifeboat.firmware.judge;

import java.util.ArrayList;
import java.util.List;
import org.lifeboat.firmware.decode.Table;

/** Judges tables. A pure function of the table. */
public final class Judge {
  private static final List<Rule> ALL = List.of(new HeaderRules(), new ShapeRules());

  private static final List<Rule> DMAR =
      List.of(
          new DmarTableRules(),
          new UnitRules(),
          new ScopeRules(),
          new RegionRules(),
          new NamespaceRules(),
          new ReportingRules());

  private static final List<Rule> IVRS =
      List.of(
          new IvrsTableRules(), new BlockRules(), new EntryRules(), new MemoryDefinitionRules());

  private Judge() {}

  /** All findings, by place; at one place the worst first. */
  public static List<Finding> judge(Table table) {
    List<Rule> rules = new ArrayList<>(ALL);
    rules.addAll(
        switch (table.kind()) {
          case DMAR -> DMAR;
          case IVRS -> IVRS;
        });
    Findings findings = new Findings(table.content().length());
    rules.forEach(rule -> rule.check(table, findings));
    return findings.inOrder();
  }
}

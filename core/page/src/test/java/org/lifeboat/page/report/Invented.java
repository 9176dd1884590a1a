package org.lifeboat.page.report;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.lifeboat.experiment.question.Chart;
import org.lifeboat.experiment.question.Finding;
import org.lifeboat.experiment.question.Question;
import org.lifeboat.experiment.row.Column;
import org.lifeboat.experiment.row.Column.Type;

/** Results that no boot gave, but might have. */
final class Invented {
  static final Provenance PROVENANCE =
      new Provenance(
          "config/experiments/four-options.conf",
          "8f14e45fceea167a5a36dedd4bea2543c9d0a1f7b1f4e6e6b9a7a6c1f0d2e3b4",
          "0.1.0",
          7);

  static final List<Column> COLUMNS =
      List.of(
          new Column("machine", Type.TEXT, "", "the machine that boots"),
          new Column("memory", Type.TEXT, "", "what the machine's memory is set to"),
          new Column(
              "faults", Type.TEXT, "", "what is wrong with the firmware; none where nothing is"),
          new Column("policy", Type.TEXT, "", "what happens when the hardware fails"),
          new Column("kernel", Type.TEXT, "", "the kernel that boots"),
          new Column(
              "fragmentation",
              Type.WHOLE,
              "",
              "the largest order that the page allocator has left"),
          new Column("seed", Type.WHOLE, "", "what chance starts from"),
          new Column("outcome", Type.TEXT, "", "how DMA goes: hardware, swiotlb, nommu, or panic"),
          new Column(
              "survived", Type.FLAG, "", "whether it booted and every device reaches memory"),
          new Column("devices_dead", Type.WHOLE, "", "devices that reach no memory"),
          new Column("cause", Type.TEXT, "", "why the hardware failed; absent where it did not"),
          new Column(
              "pool_bytes", Type.WHOLE, "bytes", "the bounce buffer; absent where there is none"),
          new Column("returned_bytes", Type.WHOLE, "bytes", "given back to the page allocator"),
          new Column("held_bytes", Type.WHOLE, "bytes", "what bouncing costs at the end"),
          new Column("ram_bytes", Type.WHOLE, "bytes", "the machine's memory"),
          new Column("free_bytes", Type.WHOLE, "bytes", "memory free at the end"));

  static final Finding SAVES_ALL =
      new Finding(
          """
          select policy, avg(held_bytes) as held, count(*) as boots, avg(survived::int) as share
          from results group by policy having bool_and(survived) order by held limit 1
          """,
          "Only {policy} saves all of its {boots} boots ({share:percent}); at the end it holds"
              + " {held:bytes} on average, since it gives back what it does not need.",
          "No policy saves all.");

  static final Finding MISSED =
      new Finding(
          """
          select avg((not survived)::int) as share from results
          where policy = 'early-detect' and faults <> 'none'
          """,
          "Early detection misses {share:percent} of the failures: they show only when the driver"
              + " starts.",
          "There was no early detection.");

  static final Question QUESTION =
      new Question(
          "four-options",
          "Four ways out when the IOMMU fails",
          "How often does each policy save the machine, and what does it cost, over all firmware"
              + " bugs that we know and all memory sizes that are sold?",
          List.of("machine", "memory", "faults", "policy", "kernel", "fragmentation", "seed"),
          List.of(
              "outcome",
              "survived",
              "devices_dead",
              "cause",
              "pool_bytes",
              "returned_bytes",
              "held_bytes",
              "ram_bytes",
              "free_bytes"),
          List.of(SAVES_ALL, MISSED),
          List.of());

  /** Rows for a number of seeds; a seed has 1800. */
  private static final String ROWS =
      """
      create table results as
      with policies as (select unnest(['nommu', 'panic', 'early-detect', 'late-alloc', 'deferred-init']) as policy, generate_subscripts([1,2,3,4,5], 1) as p),
      faults as (select unnest(['none', 'dmar-first-unit-at-zero', 'registers-read-all-ones', 'address-width-unsupported', 'dmar-checksum', 'dmar-length-beyond-table',
         'root-table-pointer-stuck', 'queued-invalidation-hangs', 'interrupt-remapping-without-x2apic', 'no-drhd-for-graphics']) as faults, generate_subscripts([1,2,3,4,5,6,7,8,9,10], 1) as f),
      memories as (select unnest(['1G', '2G', '4G', '16G', '64G', '1T']) as memory, unnest([1, 2, 4, 16, 64, 1024]) as gb),
      machines as (select unnest(['q35-server', 'old-laptop']) as machine, unnest([0, 1]) as old),
      orders as (select unnest([10, 7, 3]) as fragmentation),
      seeds as (select range as seed from range(%s)),
      plans as (select machine, old, memory, gb, faults, f, policy, p, fragmentation, seed from seeds, machines, memories, faults, policies, orders),
      chosen as (select row_number() over (order by seed, machine desc, gb, f, p, fragmentation desc) - 1 as boot, * from plans),
      judged as (select *, f = 1 as hardware, (boot * 7919 + seed * 104729) %% 1000 as chance,
         (1 << (12 + fragmentation))::bigint as block from chosen),
      fates as (select *, case when hardware then 'hardware' when policy = 'panic' then 'panic'
           when policy = 'deferred-init' or policy = 'late-alloc' or (policy = 'early-detect' and (f <= 5 or old = 1 and f = 6)) then 'swiotlb' else 'nommu' end as outcome from judged)
      select boot::bigint as boot, machine, memory, faults, policy, 'linux-6.1' as kernel, fragmentation::bigint as fragmentation, seed::bigint as seed, outcome,
        case outcome when 'hardware' then true when 'panic' then false when 'nommu' then gb <= 2
          else policy <> 'late-alloc' or block >= 4194304 or (block > 32768 and chance > gb * 0.9) end as survived,
        case when outcome = 'hardware' then 0 when outcome = 'nommu' and gb > 2 then 1 + chance %% 3 else 0 end::bigint as devices_dead,
        case when hardware then null else faults end as cause,
        case when outcome = 'swiotlb' then case when policy = 'late-alloc' then block else 67108864 end end::bigint as pool_bytes,
        case when hardware and policy = 'deferred-init' then 67108864 else 0 end::bigint as returned_bytes,
        case when outcome = 'swiotlb' then case when policy = 'late-alloc' then block else 67108864 end else 0 end::bigint as held_bytes,
        gb::bigint * 1073741824 as ram_bytes,
        gb::bigint * 1073741824 - chance * (p + f) * 4096 as free_bytes
      from fates order by boot
      """;

  private Invented() {}

  /** Results of 1800 boots for each seed. */
  static Connection results(int seeds) throws SQLException {
    return table(ROWS.formatted(Integer.toString(seeds)));
  }

  /** The table that a statement creates. */
  static Connection table(String sql) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
    return connection;
  }

  static Question asking(List<Finding> findings, List<Chart> charts) {
    return new Question(
        QUESTION.id(),
        QUESTION.title(),
        QUESTION.text(),
        QUESTION.axes(),
        QUESTION.metrics(),
        findings,
        charts);
  }

  /** Charts of each kind, and of each kind of column. */
  static List<Chart> charts() {
    return List.of(
        new Chart.HeatMap("Who survives what", Optional.empty(), "policy", "faults", "survived"),
        new Chart.HeatMap(
            "What it costs, by memory", Optional.empty(), "memory", "policy", "held_bytes"),
        new Chart.Distribution(
            "What bouncing holds at the end", Optional.empty(), "held_bytes", "policy"),
        new Chart.Distribution(
            "What is left of 1 GB", Optional.of("memory = '1G'"), "free_bytes", "policy"),
        new Chart.Curve(
            "Does a larger pool save more?",
            Optional.of("policy = 'late-alloc'"),
            "pool_bytes",
            "survived",
            Optional.of("memory"),
            true),
        new Chart.Curve(
            "Survival by memory",
            Optional.of("faults <> 'none'"),
            "memory",
            "survived",
            Optional.of("policy"),
            false),
        new Chart.Curve(
            "Cost by memory",
            Optional.empty(),
            "ram_bytes",
            "held_bytes",
            Optional.of("policy"),
            true));
  }
}

package org.lifeboat.testkit;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AssertionFailureBuilder;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.lifeboat.testkit.contract.Breach;
import org.lifeboat.testkit.contract.Clause;
import org.lifeboat.testkit.contract.Family;
import org.lifeboat.testkit.contract.NotJudgedException;

/** A contract's clauses as JUnit's tests, a container for each family. */
final class ContractTests {
  private ContractTests() {}

  static Stream<DynamicNode> of(List<Clause> clauses) {
    Map<Family, List<Clause>> families =
        clauses.stream()
            .collect(
                Collectors.groupingBy(
                    Clause::family, () -> new EnumMap<>(Family.class), Collectors.toList()));
    return families.entrySet().stream()
        .map(
            family ->
                DynamicContainer.dynamicContainer(
                    family.getKey().title(), family.getValue().stream().map(ContractTests::test)));
  }

  private static DynamicTest test(Clause clause) {
    return DynamicTest.dynamicTest(clause.sentence(), () -> check(clause));
  }

  private static void check(Clause clause) {
    try {
      clause.check().run();
    } catch (NotJudgedException untried) {
      Assumptions.abort(untried.getMessage());
    } catch (Breach breach) {
      AssertionFailureBuilder.assertionFailure()
          .message("broken: " + clause.sentence() + "\n" + breach.getMessage())
          .includeValuesInMessage(false)
          .buildAndThrow();
    }
  }
}

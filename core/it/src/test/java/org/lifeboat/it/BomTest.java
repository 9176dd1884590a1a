package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** {@code core/bom} has every artifact that is published for others to depend on. */
final class BomTest {
  private static final XPath XPATH = XPathFactory.newInstance().newXPath();
  private static final Pom ROOT = Pom.at(Shipped.projectFolder());
  private static final Pom BOM = Pom.at(Shipped.projectFolder().resolve("core/bom"));

  private record Pom(Path folder, Document content) {
    static Pom at(Path folder) {
      try {
        return new Pom(
            folder,
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("pom.xml").toFile()));
      } catch (Exception e) {
        throw new AssertionError(folder + " has no pom.xml that can be read", e);
      }
    }

    List<String> texts(String path) {
      try {
        NodeList found = (NodeList) XPATH.evaluate(path, content, XPathConstants.NODESET);
        return IntStream.range(0, found.getLength())
            .mapToObj(i -> found.item(i).getTextContent().strip())
            .toList();
      } catch (XPathExpressionException e) {
        throw new AssertionError(path, e);
      }
    }

    String artifact() {
      return texts("/project/artifactId").get(0);
    }

    /** It is deployed, and is a jar or a list of jars to depend on. */
    boolean isPublished() {
      boolean deployed = !texts("/project/properties/maven.deploy.skip").contains("true");
      boolean hasContent =
          !texts("/project/packaging").contains("pom")
              || !texts("/project/dependencies/dependency").isEmpty();
      return deployed && hasContent;
    }

    List<Pom> withModules() {
      List<Pom> all = new ArrayList<>(List.of(this));
      texts("/project/modules/module")
          .forEach(module -> all.addAll(at(folder.resolve(module)).withModules()));
      return all;
    }
  }

  @Test
  void everyPublishedModuleStandsInItAndNothingElse() {
    List<String> published =
        ROOT.withModules().stream()
            .skip(1) // the parent
            .filter(Pom::isPublished)
            .map(Pom::artifact)
            .toList();

    assertThat(BOM.texts("//dependencyManagement//dependency/artifactId"))
        .contains("lifeboat-api", "lifeboat-plugins")
        .containsExactlyInAnyOrderElementsOf(published);
  }

  @Test
  void allHaveTheVersionOfTheBomAndThatIsTheProjects() {
    assertThat(BOM.texts("//dependencyManagement//dependency/version"))
        .containsOnly("${project.version}");
    assertThat(BOM.texts("/project/version")).isEqualTo(ROOT.texts("/project/version"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"url", "licenses", "developers", "scm", "groupId", "properties/home"})
  void itSaysOfItselfWhatTheParentSays(String element) {
    assertThat(BOM.texts("/project/" + element))
        .isNotEmpty()
        .isEqualTo(ROOT.texts("/project/" + element));
  }

  @Test
  void everyPublishedModuleHasANameAndADescriptionOfItsOwn() {
    assertThat(ROOT.withModules())
        .filteredOn(Pom::isPublished)
        .allSatisfy(pom -> assertThat(pom.texts("/project/description")).hasSize(1))
        .allSatisfy(pom -> assertThat(pom.texts("/project/name")).hasSize(1));
  }
}

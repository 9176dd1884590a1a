package org.lifeboat.engine.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.api.stage.IommuOptions;

/** The grammar of {@code iommu=} (reference 6.1 §3.2, 2.6 §6.2). */
final class IommuParameterTest {
  private static IommuParameter parse(String text) {
    return IommuParameter.parse(CommandLine.parse(text), true);
  }

  @Test
  void itemsAreMatchedByPrefix() {
    assertThat(parse("iommu=offset").options().off()).isTrue();
    assertThat(parse("iommu=ptx").options().passthrough()).isTrue();
    assertThat(parse("iommu=xoff").options()).isEqualTo(IommuOptions.NONE);
  }

  @Test
  void forcesacWarnsAndForcesToo() {
    IommuParameter read = parse("iommu=forcesac");

    assertThat(read.options().force()).isTrue();
    assertThat(read.warnings()).containsExactly("forcesac option ignored.");
  }

  @Test
  void noforceTakesForceBack() {
    assertThat(parse("iommu=force,noforce").options().force()).isFalse();
    assertThat(parse("iommu=noforce,force").options().force()).isTrue();
  }

  @Test
  void usedacEndsTheReading() {
    assertThat(parse("iommu=usedac,off").options().off()).isFalse();
    assertThat(parse("iommu=off,usedac").options().off()).isTrue();
  }

  @Test
  void domainTypesAreChosenUntilReadingEnds() {
    assertThat(parse("iommu=nopt").choosesDomainType()).isTrue();
    assertThat(parse("iommu=soft,ptx").choosesDomainType()).isTrue();
    assertThat(parse("iommu=usedac,pt").choosesDomainType()).isFalse();
  }

  @Test
  void offAndSoftStandTogether() {
    IommuOptions options = parse("iommu=off,soft").options();

    assertThat(options.off()).isTrue();
    assertThat(options.soft()).isTrue();
  }

  @Test
  void memaperTakesAnOrder() {
    assertThat(parse("iommu=memaper").options().ownApertureOrder()).isEqualTo(1);
    assertThat(parse("iommu=memaper=3").options().ownApertureOrder()).isEqualTo(3);
    assertThat(parse("iommu=memaper=99").options().ownApertureOrder()).isEqualTo(5);
    assertThat(parse("iommu=soft").options().ownApertureOrder()).isEqualTo(-1);
  }
}

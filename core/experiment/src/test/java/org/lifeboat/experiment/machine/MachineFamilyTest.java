package org.lifeboat.experiment.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lifeboat.engine.plan.Machine;

class MachineFamilyTest {
  private static final Machine MACHINE = Shipped.machine("q35-4g-sound");

  @Test
  void aMachineIsAsItWasGiven() {
    MachineFamily family = MachineFamily.of(Shipped.MACHINES);

    assertThat(family.size()).isEqualTo(Shipped.MACHINES.size());
    for (int i = 0; i < family.size(); i++) {
      assertThat(family.machine(i)).isEqualTo(Shipped.MACHINES.get(i));
      assertThat(family.label(i)).isEqualTo(Shipped.MACHINES.get(i).id());
    }
  }

  @Test
  void twoOfOneIdAreToldApart() {
    MachineFamily family = MachineFamily.of(List.of(MACHINE, MACHINE));

    assertThat(family.machine(1)).isEqualTo(MACHINE.withId("q35-4g-sound-2"));
    assertThat(family.label(1)).isEqualTo("q35-4g-sound-2");
  }

  @Test
  void thereIsNoMachineBehindTheLast() {
    MachineFamily family = MachineFamily.of(List.of(MACHINE));

    assertThatThrownBy(() -> family.machine(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> family.label(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> MachineFamily.of(List.of())).hasMessage("there is no machine");
  }
}

package org.lifeboat.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.lifeboat.experiment.results.UsedPlugin;
import org.lifeboat.experiment.run.Prepared;

/**
 * What tells two experiments apart: what decides the rows, and the plugins with the hashes of their
 * jars.
 */
record Identity(String fingerprint, List<String> plugins) implements Serializable {
  static Identity of(Prepared experiment) {
    // Lists from a stream can be serialized, but need not; these can.
    return new Identity(
        experiment.fingerprint(),
        new ArrayList<>(experiment.plugins().stream().map(UsedPlugin::toString).toList()));
  }
}

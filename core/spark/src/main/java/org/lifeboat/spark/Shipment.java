package org.lifeboat.spark;

import java.io.Serializable;
import java.util.List;

/**
 * All that a worker needs to compute rows of an experiment.
 *
 * @param files packed copies of the files that it is read from, and of the jars with its plugins
 * @param contents what is in there, in words
 * @param experiment which of the files is the experiment
 * @param jars which are the jars, in their order
 * @param reading how it is read
 * @param identity what the experiment must be, once it is read
 */
record Shipment(
    Packed files,
    String contents,
    String experiment,
    List<String> jars,
    Reading reading,
    Identity identity)
    implements Serializable {}

package org.lifeboat.experiment.question;

/**
 * An answer in a sentence that the results fill in.
 *
 * @param query SQL over the table {@code results}; its first row counts
 * @param sentence with {@code {column}} where a column of the query stands; {@code {column:bytes}}
 *     shows a number of bytes for people, {@code {column:percent}} a share from 0 to 1
 * @param otherwise what to say where the query finds no row
 */
public record Finding(String query, String sentence, String otherwise) {}

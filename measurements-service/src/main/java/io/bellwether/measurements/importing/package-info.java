/**
 * Files of platforms and spreadsheets come in. An import profile says, as data, which columns become which measurements; a
 * file is looked at first, what is recognised in it is shown, then it is read in the background in one transaction.
 */
package io.bellwether.measurements.importing;

/**
 * The facts: every measurement once by its identity, what a restatement replaced beside it, who and when once per
 * batch. Written by COPY first and by a merge where a conflict is there.
 */
package io.bellwether.measurements.fact;

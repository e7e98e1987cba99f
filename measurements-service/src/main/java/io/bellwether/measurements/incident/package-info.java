/**
 * Watches and incidents. A watch follows a measure and compares each hour or day with what is usual in the same place of the
 * week; where it leaves that course an incident is raised, which people acknowledge, contain and close.
 */
package io.bellwether.measurements.incident;

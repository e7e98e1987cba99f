/**
 * Objectives as code: a department's objectives, KPIs and initiatives as one YAML file. Export writes it, plan says what a
 * changed one would do, apply does it: all of it or nothing, with the permissions of the page, by the keys that stand in it.
 */
package io.bellwether.objectives.ascode;

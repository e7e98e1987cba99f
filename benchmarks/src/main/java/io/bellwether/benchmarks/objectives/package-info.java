/** Ten thousand KPIs over a thousand objectives: scorecard, re-evaluation, one measurement's way into a standing, preview. */
package io.bellwether.benchmarks.objectives;

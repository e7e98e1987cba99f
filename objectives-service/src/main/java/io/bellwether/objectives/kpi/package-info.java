/**
 * KPIs: by which measure and target an objective is judged. Every version of a definition is kept with the day from which
 * it is in force and the reason; editing never changes what was shown for an earlier day.
 */
package io.bellwether.objectives.kpi;

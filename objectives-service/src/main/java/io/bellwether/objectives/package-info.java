/** Objectives and the KPIs by which they are judged: what each department wants and where it stands. */
package io.bellwether.objectives;

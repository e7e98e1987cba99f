/** The whole organisation, or one department, on one page: every published objective with its KPIs' standings. */
package io.bellwether.objectives.scorecard;

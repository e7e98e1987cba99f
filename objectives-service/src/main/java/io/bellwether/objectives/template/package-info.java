/**
 * KPIs as people write them, with the questions that such a sentence leaves open. The templates are data
 * ({@code templates/templates.yaml}); answering one gives the KPI's body, and nothing is stored before all is answered.
 */
package io.bellwether.objectives.template;

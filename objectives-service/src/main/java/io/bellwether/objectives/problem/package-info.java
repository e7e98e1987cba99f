/** What the objectives service refuses, beside what any service refuses. */
package io.bellwether.objectives.problem;

/**
 * Errors as values: every refusal is a {@link io.bellwether.kit.problem.ProblemType} from a list and leaves the service
 * as RFC 9457 {@code application/problem+json}, also where the framework itself refuses. No stack trace, SQL or class
 * name ever leaves.
 */
package io.bellwether.kit.problem;

/** What the governance service refuses, beside what any service refuses. */
package io.bellwether.governance.problem;

/**
 * The coordinator's week on one page: what needs a decision, what changed, how departments and types stand, what is due for
 * review, what has gone quiet. What other services know is asked for; where one is away, what it said last is shown and said.
 */
package io.bellwether.governance.overview;

/** Check-ins and comments on objectives. */
package io.bellwether.objectives.comment;

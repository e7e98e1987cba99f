/** What must not run in production is refused at the start, and the property to change is named. */
package io.bellwether.kit.startup;

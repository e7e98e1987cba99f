/** What holds of every transaction of a service. */
package io.bellwether.kit.transaction;

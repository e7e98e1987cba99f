/**
 * Where measurements come from. A source is registered by the administrator, or is a department's own key for its
 * uploads; a client pushes only under the sources that its token names.
 */
package io.bellwether.measurements.source;

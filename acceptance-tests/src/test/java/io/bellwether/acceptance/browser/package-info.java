/** Journeys with a browser, as the people of the organisation make them; every page they open is checked with axe-core. */
package io.bellwether.acceptance.browser;

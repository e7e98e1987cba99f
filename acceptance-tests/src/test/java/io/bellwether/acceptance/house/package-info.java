/**
 * The running house that all journeys of this module share: the real stack, started by the real command in a folder of its
 * own on free ports, with the requests and the commands that a test makes on it. Start at {@link
 * io.bellwether.acceptance.house.House}.
 */
package io.bellwether.acceptance.house;

/** What the gateway says itself: problems and the headers that every answer carries. */
package io.bellwether.gateway.answer;

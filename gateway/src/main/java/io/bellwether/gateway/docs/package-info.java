/** The OpenAPI document as pages for people: plain HTML, made once at start-up, open to all like the document itself. */
package io.bellwether.gateway.docs;

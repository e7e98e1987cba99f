/** When two declarations of different departments overlap: pure rules over what was declared. */
package io.bellwether.governance.rules;

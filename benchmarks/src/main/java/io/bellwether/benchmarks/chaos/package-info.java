/**
 * Measurements while everything is killed: clients push to two replicas and retry, these and PostgreSQL are ended without warning at
 * random moments, and afterwards every acknowledged measurement must be there once, none twice, and every sum exact.
 */
package io.bellwether.benchmarks.chaos;

/**
 * What the gateway costs: one trivial authenticated GET asked directly of a service, through the gateway, and through nginx
 * that proxies without any check; the service and the gateway verify the token.
 */
package io.bellwether.benchmarks.gateway;

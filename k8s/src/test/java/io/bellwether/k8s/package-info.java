/** Reads the manifests as strictly as the cluster would, and checks what they promise. */
package io.bellwether.k8s;

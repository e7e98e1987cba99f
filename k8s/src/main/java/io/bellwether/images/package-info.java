/** Container images of the packaged services and the gateway, as tar files, made without a container engine. */
package io.bellwether.images;

/** What the engine's interfaces say when something fails: enough to go on, nothing about how we are built. */
package io.tiaoli.web.errors;

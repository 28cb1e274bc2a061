/** Machines at our door: the engine's REST API with what it lets in and what it keeps out. */
package io.tiaoli.web.machines;

/** Programs that call the engine's interface: the tokens that administrators give them. */
package io.tiaoli.web.machines;

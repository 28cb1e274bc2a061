/** The parts catalogue and its stock: what a case reserves, draws and gives back; no part is promised twice. */
package io.tiaoli.workers.parts;

/** Papers of a case: shown, printed, and signed on the screen. */
package io.tiaoli.web.documents;

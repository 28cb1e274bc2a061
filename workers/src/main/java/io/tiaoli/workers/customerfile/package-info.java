/** The customer archive: one file a household, its card, its agent, and what is offered next. */
package io.tiaoli.workers.customerfile;

/** Whom the showroom expects today. */
package io.tiaoli.web.expected;

/** A company to try everything with; only where no real database is set. */
package io.tiaoli.web.demo;

/** What ours is measured beside. */
package io.tiaoli.web.benchmark.stock;

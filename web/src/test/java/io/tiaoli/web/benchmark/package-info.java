/** Measurements of the whole application that anyone can run again, {@code mvn -Pbenchmark test}: what they found stands in BENCHMARK.md. */
package io.tiaoli.web.benchmark;

/** Measurements that anyone can run again, {@code mvn -Pbenchmark test}: what they found stands in web/BENCHMARK.md. */
package io.tiaoli.processes.benchmark;

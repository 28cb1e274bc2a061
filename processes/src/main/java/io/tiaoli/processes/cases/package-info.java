/** How a case begins, under which number, and ends. */
package io.tiaoli.processes.cases;

/** Cases: one run of a flow each, under the number that staff read. */
package io.tiaoli.workers.cases;

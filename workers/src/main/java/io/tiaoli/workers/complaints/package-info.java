/** What customers complain about, who answers for it, what was proposed and how it ended. */
package io.tiaoli.workers.complaints;

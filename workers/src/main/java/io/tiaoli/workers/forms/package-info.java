/** What people entered in forms: kept per case and record, never changed, read by workers as typed records. */
package io.tiaoli.workers.forms;

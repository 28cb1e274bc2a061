/** What people entered, kept by case and record. */
package io.tiaoli.workers.forms;

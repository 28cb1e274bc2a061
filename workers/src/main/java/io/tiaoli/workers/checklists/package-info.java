/** Check sheets that an owner edits as rows: read, scored, kept by person and month, and what a failed item opens. */
package io.tiaoli.workers.checklists;

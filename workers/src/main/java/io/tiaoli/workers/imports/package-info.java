/** What a shop brings along: customers, vehicles, parts and working days from CSV and XLSX, wholly or not at all. */
package io.tiaoli.workers.imports;

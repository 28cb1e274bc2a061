/** Plans of contacts: rows that decision tables give, worked off one by one over years. */
package io.tiaoli.workers.care;

/** Plans of contacts, as their owners decided them. */
package io.tiaoli.processes.care;

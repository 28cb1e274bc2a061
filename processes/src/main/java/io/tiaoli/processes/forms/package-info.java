/** The one road of form data: one record a form, checked by the server, kept by case, read by workers. */
package io.tiaoli.processes.forms;

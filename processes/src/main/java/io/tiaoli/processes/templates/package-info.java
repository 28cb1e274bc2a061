/** What Camunda Modeler and the browser offer to a process owner who fills in a step. */
package io.tiaoli.processes.templates;

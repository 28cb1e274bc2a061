/** Who sees and works a task: its assignee, its candidate groups, and those who manage one of these groups. */
package io.tiaoli.processes.tasks;

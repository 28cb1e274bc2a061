/** What keeps an owner who models from programming: allow-lists for models, expressions, queries and variables. */
package io.tiaoli.processes.safety;

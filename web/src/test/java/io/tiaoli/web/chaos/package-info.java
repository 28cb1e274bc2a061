/** Several nodes under load, while nodes, database, gateways and clock fail; afterwards nothing may be lost and nothing doubled. */
package io.tiaoli.web.chaos;

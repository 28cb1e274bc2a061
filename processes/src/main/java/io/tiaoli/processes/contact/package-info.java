/** When customers may be contacted, as their owner decided it. */
package io.tiaoli.processes.contact;

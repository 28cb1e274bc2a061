/** What runs by itself on every node, and whether the node is ready. */
package io.tiaoli.web.running;

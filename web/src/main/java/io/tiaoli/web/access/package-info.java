/** The engine's groups, rights and shared task filters. */
package io.tiaoli.web.access;

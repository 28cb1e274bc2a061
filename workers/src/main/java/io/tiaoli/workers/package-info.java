/** Single actions that diagrams call, one package per capability; no worker knows a diagram. */
package io.tiaoli.workers;

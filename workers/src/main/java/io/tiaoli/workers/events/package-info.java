/** Facts that one flow tells another, kept until somebody hears them. */
package io.tiaoli.workers.events;

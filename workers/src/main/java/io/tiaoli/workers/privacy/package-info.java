/** What we hold about a person, in one place: to show it, to hand it out and to erase it. */
package io.tiaoli.workers.privacy;

/** One sign-on for Tasklist, Admin, Cockpit and our own pages, and a stateless one for machines. */
package io.tiaoli.web.signon;

/** What all our own pages share: who is signed on, the way around, and errors in plain words. */
package io.tiaoli.web.pages;

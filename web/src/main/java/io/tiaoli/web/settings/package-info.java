/** What the environment sets, checked before anything starts. */
package io.tiaoli.web.settings;

/** How tests meet the whole application. */
package io.tiaoli.web.testing;

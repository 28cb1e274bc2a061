/** The page of whoever answers the telephone: who calls is found while the number is typed. */
package io.tiaoli.web.calls;

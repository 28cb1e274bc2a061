/** Everything of a case on one page, who may see it, and what those who answer for it may change. */
package io.tiaoli.web.cases;

/** Where SMS providers tell delivery receipts and customers' replies over HTTP. */
package io.tiaoli.web.callbacks;

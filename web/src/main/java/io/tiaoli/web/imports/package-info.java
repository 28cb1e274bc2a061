/** The page on which a shop brings its own data along. */
package io.tiaoli.web.imports;

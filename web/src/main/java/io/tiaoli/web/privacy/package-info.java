/** What a person may ask of whoever keeps data about them: to see it, to have it, to have it erased. */
package io.tiaoli.web.privacy;

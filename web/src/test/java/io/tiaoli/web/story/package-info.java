/** A visit to the workshop from the first call to the last, played in a browser by everybody who has a part in it. */
package io.tiaoli.web.story;

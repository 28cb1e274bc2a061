/** What customers say after a visit: contacts, score, problems, suggestions, questions. */
package io.tiaoli.workers.followup;

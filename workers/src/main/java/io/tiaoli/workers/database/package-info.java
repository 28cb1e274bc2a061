/** What all repositories share in reading and writing rows. */
package io.tiaoli.workers.database;

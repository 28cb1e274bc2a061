/** Whether, when and why a customer may be contacted, and what came of it. */
package io.tiaoli.workers.contact;

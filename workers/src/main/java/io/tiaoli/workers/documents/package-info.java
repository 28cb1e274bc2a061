/**
 * Papers and pictures of a case: PDFs made from a flow's wording, signed on the screen and never changed afterwards,
 * and photos that are checked, turned upright and stripped of where they were taken.
 *
 * <p>A wording shows the signature where it says {@code {{#signature}}<img src="{{image}}" alt="签名"/>{{name}} {{at}}{{/signature}}}.
 */
package io.tiaoli.workers.documents;

package io.tiaoli.workers.papers;

/**
 * A copy as it comes from a phone.
 *
 * @param step id of the step that it was taken in
 * @param holder whose paper it is, 1 to 80 characters
 * @param fileName as the phone calls it
 * @param file JPEG, PNG or PDF
 */
public record NewPaper(String caseNo, String step, PaperKind kind, String holder, String fileName, byte[] file) {}

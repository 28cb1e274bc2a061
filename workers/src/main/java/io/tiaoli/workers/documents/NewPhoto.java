package io.tiaoli.workers.documents;

import java.util.Optional;

/**
 * A picture as it comes from a phone.
 *
 * @param step id of the step that it was taken in
 * @param fileName as the phone calls it
 * @param file JPEG or PNG
 * @param note at most 500 characters
 */
public record NewPhoto(String caseNo, String step, Photo.Kind kind, String fileName, byte[] file, Optional<String> note) {}

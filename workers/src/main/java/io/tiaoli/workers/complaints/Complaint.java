package io.tiaoli.workers.complaints;

import java.time.Instant;
import java.util.Optional;

/**
 * A complaint as it was registered.
 *
 * @param complaintNo the number of its case
 * @param area missing only where safety went before registering
 * @param relatedRef the order that it is about
 */
public record Complaint(String complaintNo, String customerId, ComplaintSource source, Optional<ComplaintArea> area, Severity severity, String subject,
        String description, Optional<String> wish, Optional<String> relatedRef, Instant receivedAt) {}

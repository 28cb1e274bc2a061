package io.tiaoli.workers.complaints;

import java.time.Instant;
import java.util.Optional;

import io.tiaoli.workers.Label;

/** What the form that registers a complaint submits. */
record ComplaintForm(@Label("来源") ComplaintSource source, @Label("哪方面") ComplaintArea area, @Label("严重程度") Optional<Severity> severity,
        @Label("主题") String subject, @Label("经过") String description, @Label("客户的愿望") Optional<String> wish, @Label("相关单号") Optional<String> relatedRef,
        @Label("收到时间") Optional<Instant> receivedAt) {}

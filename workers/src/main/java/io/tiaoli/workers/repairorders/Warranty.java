package io.tiaoli.workers.repairorders;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How long and for what the work of an order is guaranteed. */
record Warranty(Optional<Integer> days, Optional<Integer> km, String scope) {

    /** Such as {@code 10天或2000公里（先到为准），本次更换的配件和施工项目}. */
    String text() {
        String limit = Stream.of(days.map(number -> number + "天"), km.map(number -> number + "公里")).flatMap(Optional::stream).collect(Collectors.joining("或"));
        return Stream.of(days.isPresent() && km.isPresent() ? limit + "（先到为准）" : limit, scope).filter(part -> !part.isBlank()).collect(Collectors.joining("，"));
    }
}

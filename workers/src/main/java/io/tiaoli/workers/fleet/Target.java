package io.tiaoli.workers.fleet;

import io.tiaoli.workers.Label;

/** The organisation that an agreement is wanted with, as its form names it; {@code cars} is what it is thought to have. */
public record Target(@Label("单位名称") String organisation, @Label("单位类型") OrgKind orgKind, @Label("联系人") String contactPerson,
        @Label("联系电话") String contactPhone, @Label("车辆数") int cars) {}

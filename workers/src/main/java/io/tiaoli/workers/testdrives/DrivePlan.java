package io.tiaoli.workers.testdrives;

import java.math.BigDecimal;
import java.util.List;

import io.tiaoli.workers.Label;

/** What the form of the explanation submits: the routes that were offered, the one that was chosen, who wants to drive. */
record DrivePlan(@Label("路线") List<Route> routes, @Label("选第几条路线") int routeNo, @Label("要试驾的人") List<Driver> drivers) {

    record Route(@Label("路线") String name, @Label("公里") BigDecimal km) {}

    record Driver(@Label("姓名") String name) {}
}

package io.tiaoli.workers.customerfile;

import io.tiaoli.workers.Label;

/** The next service 下一次服务, as its form holds it; the offset counts from departure or from the end of the talk. */
record ServicePlan(@Label("下一次服务") NextService content, @Label("谈话内容") String talk, @Label("联系方式") String channel, @Label("几天后联系") int offsetDays) {}

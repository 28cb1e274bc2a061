package io.tiaoli.workers.tradein;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The trade-in campaigns and what their people say to the owner of each old model. */
@Repository
class TradeInCampaigns {

    private final JdbcClient jdbc;

    TradeInCampaigns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void open(String campaignNo, Cycle cycle, LocalDate today, Instant endsAt) {
        jdbc.sql("insert into trade_in_campaign (campaign_no, name, cycle_months, opened_on, ends_at) values (?, ?, ?, ?, ?)")
                .params(campaignNo, cycle.campaignName(), cycle.cycleMonths(), today, endsAt.atOffset(ZoneOffset.UTC)).update();
    }

    Optional<String> name(String campaignNo) {
        return jdbc.sql("select name from trade_in_campaign where campaign_no = ?").param(campaignNo).query(String.class).optional();
    }

    int cycleMonths(String campaignNo) {
        return jdbc.sql("select cycle_months from trade_in_campaign where campaign_no = ?").param(campaignNo).query(Integer.class).single();
    }

    void close(String campaignNo, Instant at) {
        jdbc.sql("update trade_in_campaign set closed_at = ? where campaign_no = ? and closed_at is null").params(at.atOffset(ZoneOffset.UTC), campaignNo).update();
    }

    void talks(String campaignNo, Map<String, String> byModel) {
        byModel.forEach((model, talk) -> jdbc.sql("insert into trade_in_talk (campaign_no, model, talk) values (?, ?, ?)").params(campaignNo, model, talk).update());
    }

    Optional<String> talk(String campaignNo, String model) {
        return jdbc.sql("select talk from trade_in_talk where campaign_no = ? and model = ?").params(campaignNo, model).query(String.class).optional();
    }

    /** What the newest campaign before said about a model. */
    Optional<String> lastTalk(String model) {
        return jdbc.sql("""
                select t.talk from trade_in_talk t join trade_in_campaign c on c.campaign_no = t.campaign_no
                where t.model = ? order by c.opened_on desc, c.campaign_no desc fetch first 1 rows only""").param(model).query(String.class).optional();
    }
}

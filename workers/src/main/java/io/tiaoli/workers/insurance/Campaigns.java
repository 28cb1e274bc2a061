package io.tiaoli.workers.insurance;

import java.time.LocalDate;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of insurance campaigns. */
@Repository
public class Campaigns {

    private final JdbcClient jdbc;

    Campaigns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Plans a campaign, or changes its days. */
    public void put(Campaign campaign) {
        jdbc.sql("delete from insurance_campaign where promotion_id = ?").param(campaign.promotionId()).update();
        jdbc.sql("insert into insurance_campaign (promotion_id, name, starts_on, ends_on) values (?, ?, ?, ?)")
                .params(campaign.promotionId(), campaign.name(), campaign.startsOn(), campaign.endsOn()).update();
    }

    /** The campaign that runs on a day; of several the one that ends first. */
    public Optional<Campaign> on(LocalDate day) {
        return jdbc.sql("select promotion_id, name, starts_on, ends_on from insurance_campaign where starts_on <= ? and ends_on >= ? order by ends_on, promotion_id")
                .params(day, day).query((row, n) -> new Campaign(row.getString(1), row.getString(2), row.getObject(3, LocalDate.class), row.getObject(4, LocalDate.class)))
                .list().stream().findFirst();
    }
}

-- What a customer works in, as far as somebody has heard it.
alter table customer add column industry varchar(60);

-- Campaigns that offer a trade-in to owners of older cars; the number of a campaign is its case's.
create table trade_in_campaign (
    campaign_no   varchar(40)  primary key,
    name          varchar(80)  not null,
    cycle_months  int          not null check (cycle_months > 0),
    opened_on     date         not null,
    ends_at       timestamp with time zone not null,
    closed_at     timestamp with time zone
);

-- One row an owner and campaign; what came of it stays for good.
create table trade_in_candidate (
    campaign_no      varchar(40)  not null references trade_in_campaign (campaign_no),
    customer_id      varchar(36)  not null references customer (id),
    vehicle_id       varchar(36)  not null references vehicle (id),
    age_months       int          not null,
    consultant_id    varchar(64),
    consultant_name  varchar(80),
    contact_case_no  varchar(40)  unique,
    result           varchar(16),
    brand            varchar(60),
    notes            varchar(1000),
    result_at        timestamp with time zone,
    primary key (campaign_no, customer_id)
);
create index trade_in_candidate_customer on trade_in_candidate (customer_id, result);

-- What to say to the owner of an old model.
create table trade_in_talk (
    campaign_no  varchar(40)   not null references trade_in_campaign (campaign_no),
    model        varchar(80)   not null,
    talk         varchar(1000) not null,
    primary key (campaign_no, model)
);
create index trade_in_talk_model on trade_in_talk (model);

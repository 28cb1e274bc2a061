-- One row a renewal; its number is its case's.
create table insurance_renewal (
    case_no        varchar(40)  primary key,
    policy_no      varchar(60)  not null references insurance_policy (policy_no),
    premium_fen    bigint,
    cover          varchar(1000),
    new_policy_no  varchar(60),
    status         varchar(12),
    reason         varchar(1000),
    closed_at      timestamp with time zone
);
create index insurance_renewal_policy on insurance_renewal (policy_no);

-- Campaigns in which insurance is sold with extras; both days belong to them.
create table insurance_campaign (
    promotion_id  varchar(40)  primary key,
    name          varchar(120) not null,
    starts_on     date         not null,
    ends_on       date         not null,
    check (ends_on >= starts_on)
);

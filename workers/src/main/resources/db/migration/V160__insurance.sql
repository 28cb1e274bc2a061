-- The insurance policies that we know of, bought here or elsewhere.
create table insurance_policy (
    policy_no    varchar(60)  primary key,
    customer_id  varchar(36)  not null references customer (id),
    vehicle_id   varchar(36)  references vehicle (id),
    insurer      varchar(120) not null,
    starts_on    date         not null,
    ends_on      date         not null,
    premium_fen  bigint       not null check (premium_fen > 0),
    bought_here  boolean      not null,
    state        varchar(12)  not null,
    reason       varchar(1000),
    successor_no varchar(60),
    check (ends_on >= starts_on)
);
create index insurance_policy_end on insurance_policy (state, ends_on);
create index insurance_policy_customer on insurance_policy (customer_id);

-- One row a claim; its number is its case's.
create table insurance_claim (
    claim_no         varchar(40)  primary key,
    customer_id      varchar(36)  not null references customer (id),
    vehicle_id       varchar(36)  not null references vehicle (id),
    policy_no        varchar(60)  not null,
    insurer          varchar(120) not null,
    bought_here      boolean      not null,
    accident_at      timestamp with time zone not null,
    single_party     boolean      not null,
    estimate_fen     bigint       not null check (estimate_fen >= 0),
    mode             varchar(12),
    approved         boolean,
    assessed_fen     bigint,
    repair_cost_fen  bigint,
    exclusion        boolean,
    exclusion_note   varchar(1000),
    share_fen        bigint,
    outcome          varchar(16),
    settled_at       timestamp with time zone,
    closed_at        timestamp with time zone
);
create index insurance_claim_policy on insurance_claim (policy_no, accident_at);

create table prospect (
    case_no          varchar(40) primary key,
    customer_id      varchar(36) not null references customer (id),
    consultant       varchar(64) not null,
    model            varchar(80),
    level            varchar(4),
    left_at          timestamp with time zone not null,
    refuse_reason    text,
    result           varchar(16),
    reason           text,
    competitor       varchar(80),
    visit_at         timestamp with time zone,
    next_contact_at  timestamp with time zone,
    recorded_at      timestamp with time zone
);
create index prospect_customer on prospect (customer_id, left_at);
create index prospect_visit on prospect (visit_at);

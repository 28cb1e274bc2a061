-- One line for everybody who came in or called: 客流统计表.
create table traffic_line (
    id           varchar(36)  primary key,
    case_no      varchar(40)  not null,
    at           timestamp with time zone not null,
    channel      varchar(12)  not null,
    customer_id  varchar(36),
    name         varchar(80),
    phone        varchar(20),
    purpose      varchar(24)  not null,
    model        varchar(80),
    consultant   varchar(64),
    note         varchar(1000),
    once_key     varchar(200) not null unique
);
create index traffic_line_at on traffic_line (channel, at);
create index traffic_line_customer on traffic_line (customer_id);

-- One incoming call, with what the shop wants to know of how it was taken.
create table incoming_call (
    case_no         varchar(40)  primary key,
    line            varchar(20)  not null,
    caller_number   varchar(20),
    customer_id     varchar(36),
    arrived_at      timestamp with time zone not null,
    answered_at     timestamp with time zone,
    rings           int,
    rings_breached  boolean      not null,
    missed          boolean      not null,
    purpose         varchar(12),
    slow_transfer   boolean      not null,
    hung_up_at      timestamp with time zone,
    summary         varchar(1000)
);
create index incoming_call_arrived on incoming_call (arrived_at);

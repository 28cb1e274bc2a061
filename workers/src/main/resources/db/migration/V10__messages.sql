-- The outbox: every message to a customer, from the moment a step writes it.
create table message (
    id               varchar(36)  primary key,
    once_key         varchar(300) not null unique,
    reference        varchar(140) not null,
    case_no          varchar(40)  not null,
    flow             varchar(80)  not null,
    step             varchar(80)  not null,
    customer_id      varchar(36)  not null,
    channel          varchar(12)  not null,
    address          varchar(120) not null,
    wording_key      varchar(120) not null,
    wording_version  int          not null,
    subject          varchar(200),
    content          text         not null,
    segments         int          not null,
    parts            int          not null,
    purpose          varchar(24)  not null,
    business_line    varchar(16)  not null,
    commercial       boolean      not null,
    resend_allowed   boolean      not null,
    state            varchar(12)  not null,
    note             varchar(500),
    attempts         int          not null,
    node             varchar(120),
    claimed_at       timestamp with time zone,
    not_before       timestamp with time zone not null,
    expires_at       timestamp with time zone,
    created_at       timestamp with time zone not null,
    sent_at          timestamp with time zone,
    delivered_at     timestamp with time zone,
    gateway          varchar(20),
    gateway_id       varchar(120),
    gateway_answer   varchar(500),
    ask_at           timestamp with time zone,
    asked            int          not null,
    on_reply            boolean   not null,
    quiet_sms_sent      boolean   not null,
    order_received_at   timestamp with time zone,
    morning_service     boolean   not null,
    before_departure    boolean   not null
);
create index message_due on message (state, channel, not_before);
create index message_case on message (case_no, created_at);
create index message_address on message (address, created_at);
create index message_reference on message (reference);
create index message_customer on message (customer_id);
create index message_created on message (created_at);
create index message_ask on message (ask_at);

-- What the gateway took: a long text goes out in several parts, each with its own number there.
create table message_part (
    gateway     varchar(20)  not null,
    gateway_id  varchar(120) not null,
    message_id  varchar(36)  not null references message (id),
    state       varchar(12)  not null,
    primary key (gateway, gateway_id)
);
create index message_part_message on message_part (message_id);

-- Every delivery receipt, also early, late and unknown ones.
create table receipt (
    id           varchar(36)  primary key,
    once_key     varchar(64)  not null unique,
    gateway      varchar(20)  not null,
    gateway_id   varchar(120) not null,
    reference    varchar(140),
    state        varchar(12)  not null,
    at           timestamp with time zone not null,
    raw          text         not null,
    received_at  timestamp with time zone not null,
    message_id   varchar(36)
);
create index receipt_gateway_id on receipt (gateway, gateway_id);
create index receipt_reference on receipt (reference);

-- Every reply of a customer, once.
create table reply (
    id           varchar(36)  primary key,
    once_key     varchar(64)  not null unique,
    phone        varchar(40)  not null,
    content      text         not null,
    at           timestamp with time zone not null,
    received_at  timestamp with time zone not null,
    opt_out      boolean      not null,
    message_id   varchar(36),
    case_no      varchar(40),
    customer_id  varchar(36)
);
create index reply_phone on reply (phone, at);
create index reply_case on reply (case_no);

-- What a person did to a message.
create table message_act (
    id          varchar(36)  primary key,
    message_id  varchar(36)  not null references message (id),
    act         varchar(20)  not null,
    who         varchar(64)  not null,
    detail      varchar(500),
    at          timestamp with time zone not null
);
create index message_act_message on message_act (message_id, at);

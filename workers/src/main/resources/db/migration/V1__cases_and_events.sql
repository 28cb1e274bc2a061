-- A case is one run of a flow, under the number that staff read.
create table service_case (
    case_no       varchar(40)  primary key,
    flow          varchar(80)  not null,
    parent_no     varchar(40),
    customer_id   varchar(36),
    vehicle_id    varchar(36),
    process_id    varchar(64)  not null,
    started_at    timestamp with time zone not null,
    ended_at      timestamp with time zone,
    outcome       varchar(40)
);
create index service_case_customer on service_case (customer_id);
create index service_case_vehicle on service_case (vehicle_id);
create index service_case_parent on service_case (parent_no);

-- The next number of a series and day; the row is locked while a case starts.
create table number_series (
    series   varchar(10) not null,
    on_day   date        not null,
    last_no  int         not null,
    primary key (series, on_day)
);

-- Where the catalogue wants one active case per flow and key, the case that has it.
create table active_case (
    flow        varchar(80) not null,
    active_key  varchar(80) not null,
    case_no     varchar(40) not null,
    primary key (flow, active_key)
);
create index active_case_no on active_case (case_no);

-- Events are kept until heard.
create table event (
    id           varchar(36)  primary key,
    name         varchar(80)  not null,
    event_key    varchar(80)  not null,
    payload      text         not null,
    source_case  varchar(40),
    source_step  varchar(80),
    once_key     varchar(200) not null unique,
    created_at   timestamp with time zone not null,
    valid_until  timestamp with time zone not null,
    state        varchar(12)  not null,
    settled_at   timestamp with time zone
);
create index event_state on event (state, created_at);
create index event_source on event (source_case);
create index event_subject on event (name, event_key);

create table event_delivery (
    event_id   varchar(36)  not null references event (id),
    receiver   varchar(160) not null,
    case_no    varchar(40),
    at         timestamp with time zone not null,
    primary key (event_id, receiver)
);
create index event_delivery_case on event_delivery (case_no);

-- What a person entered, by case and record; never changed, a new entry is a new version.
create table form_record (
    case_no    varchar(40)  not null,
    record     varchar(80)  not null,
    version    int          not null,
    form       varchar(120) not null,
    step       varchar(80)  not null,
    content    text         not null,
    entered_by varchar(64),
    entered_at timestamp with time zone not null,
    primary key (case_no, record, version)
);

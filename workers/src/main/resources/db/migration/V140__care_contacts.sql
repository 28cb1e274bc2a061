-- The calls to a customer that we plan ourselves: each takes a day, so that nobody is called too often. One row a contact.
create table call_turn (
    turn_id     varchar(60)  primary key,
    customer_id varchar(36)  not null references customer (id),
    case_no     varchar(40)  not null,
    purpose     varchar(32)  not null,
    priority    int          not null,
    state       varchar(8)   not null,
    wanted_at   timestamp with time zone not null,
    on_day      date         not null,
    moves       int          not null,
    note        varchar(300)
);
create index call_turn_day on call_turn (customer_id, on_day, state);

-- Contacts that a plan foresees for a customer: rows of a decision table, worked off by one loop of the flow.
create table care_contact (
    id             varchar(36)  primary key,
    case_no        varchar(40)  not null,
    plan           varchar(80)  not null,
    customer_id    varchar(36)  not null references customer (id),
    vehicle_id     varchar(36),
    code           varchar(40)  not null,
    number         int          not null,
    contact_no     int,
    opens_at       timestamp with time zone not null,
    planned_at     timestamp with time zone not null,
    due_at         timestamp with time zone not null,
    lapses_at      timestamp with time zone,
    channel        varchar(16)  not null,
    role           varchar(40)  not null,
    purpose        varchar(32)  not null,
    wording        varchar(120),
    form           varchar(120),
    priority       int          not null,
    whole_customer boolean      not null,
    state          varchar(12)  not null,
    reason         varchar(300),
    opened_at      timestamp with time zone,
    settled_at     timestamp with time zone,
    outcome        varchar(16),
    constraint care_contact_once unique (case_no, code, number)
);
create index care_contact_next on care_contact (case_no, state, opens_at);
create index care_contact_customer on care_contact (customer_id, state, opens_at);

-- What the customer said in such a contact.
create table care_answer (
    care_id       varchar(36)   primary key references care_contact (id),
    opinion       varchar(1000),
    question      varchar(1000),
    question_role varchar(40),
    answer        varchar(1000),
    answered_at   timestamp with time zone,
    problem       varchar(1000),
    complaint     varchar(1000),
    mileage_km    int,
    referral_lead varchar(200),
    owner_left    varchar(16)
);

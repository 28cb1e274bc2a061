create table customer (
    id                 varchar(36)  primary key,
    household_id       varchar(36)  not null,
    full_name          varchar(80)  not null,
    salutation         varchar(20),
    phone              varchar(20),
    email              varchar(120),
    address            varchar(200),
    customer_class     varchar(12)  not null,
    preferred_channel  varchar(12)  not null,
    do_not_contact     boolean      not null,
    created_at         timestamp with time zone not null
);
create index customer_phone on customer (phone);
create index customer_name on customer (full_name);
create index customer_household on customer (household_id);

-- The last row for a purpose counts; rows are never changed.
create table consent (
    id           varchar(36) primary key,
    customer_id  varchar(36) not null references customer (id),
    purpose      varchar(20) not null,
    granted      boolean     not null,
    source       varchar(80) not null,
    at           timestamp with time zone not null
);
create index consent_customer on consent (customer_id, purpose, at);

create table vehicle (
    id                   varchar(36) primary key,
    customer_id          varchar(36) not null references customer (id),
    plate_no             varchar(12) not null unique,
    vin                  varchar(20),
    model                varchar(80),
    vehicle_type         varchar(40),
    delivered_on         date,
    mileage_km           int,
    last_visit_on        date,
    last_maintenance_on  date,
    last_maintenance_km  int,
    next_maintenance_on  date,
    next_maintenance_km  int
);
create index vehicle_customer on vehicle (customer_id);

-- Every contact with a customer, the dated lines of the customer card.
create table contact_record (
    id              varchar(36)  primary key,
    customer_id     varchar(36)  not null references customer (id),
    case_no         varchar(40),
    step            varchar(80),
    at              timestamp with time zone not null,
    channel         varchar(12)  not null,
    purpose         varchar(24)  not null,
    outcome         varchar(16)  not null,
    who             varchar(64),
    refusal_reason  varchar(24),
    next_at         timestamp with time zone,
    notes           text,
    once_key        varchar(200) not null unique
);
create index contact_record_customer on contact_record (customer_id, at);
create index contact_record_case on contact_record (case_no);

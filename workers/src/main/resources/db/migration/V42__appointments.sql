create table bay (
    id      varchar(20) primary key,
    name    varchar(40) not null,
    active  boolean     not null
);

-- Who receives customers; the one who waited longest takes the next walk-in.
create table advisor (
    user_id           varchar(64) primary key,
    name              varchar(80) not null,
    active            boolean     not null,
    last_assigned_at  timestamp with time zone
);

-- HELD, CONFIRMED and ARRIVED take their bay and advisor; the others do not.
create table appointment (
    appointment_no  varchar(40) primary key,
    customer_id     varchar(36) not null,
    vehicle_id      varchar(36) not null,
    slot_at         timestamp with time zone not null,
    minutes         int         not null check (minutes > 0),
    bay_id          varchar(20) references bay (id),
    advisor         varchar(64) not null references advisor (user_id),
    items           varchar(1000),
    symptoms        text,
    mileage_km      int,
    state           varchar(12) not null,
    early_enough    boolean     not null,
    place           varchar(16) not null
);
create index appointment_slot on appointment (slot_at);
create index appointment_vehicle on appointment (vehicle_id);

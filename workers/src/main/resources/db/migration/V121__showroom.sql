-- Cars that stand in the showroom or are driven on trial. A test-drive car is ready or not as its last check found it.
create table showroom_car (
    id            varchar(36)  primary key,
    kind          varchar(12)  not null,
    name          varchar(80)  not null,
    plate_no      varchar(12),
    active        boolean      not null,
    ready         boolean      not null,
    not_ready     varchar(400),
    fuel_percent  int,
    checked_at    timestamp with time zone
);

-- Who stands at the door when: the first free one receives the next visitor.
create table duty_order (
    on_day    date         not null,
    position  int          not null,
    user_id   varchar(64)  not null,
    name      varchar(80)  not null,
    primary key (on_day, position)
);

-- What the morning of a day has to check.
create table morning_check (
    case_no   varchar(40)  not null,
    kind      varchar(12)  not null,
    position  int          not null,
    subject   varchar(120) not null,
    ref       varchar(64)  not null,
    primary key (case_no, kind, position)
);

-- Orders whose car is still to be handed over; kept by whoever sells and delivers.
create table delivery_plan (
    order_no       varchar(40)  primary key,
    customer_id    varchar(36)  not null,
    customer_name  varchar(80)  not null,
    vehicle        varchar(120) not null,
    planned_at     timestamp with time zone not null,
    in_stock       boolean      not null,
    open           boolean      not null
);
create index delivery_plan_day on delivery_plan (open, planned_at);

-- How each morning ended: SIGNED by whom, or NOT_SIGNED at the end of the day.
create table showroom_day (
    case_no    varchar(40)  primary key,
    on_day     date         not null,
    outcome    varchar(12)  not null,
    signed_by  varchar(64),
    signed_at  timestamp with time zone not null,
    defects    int          not null,
    released   int          not null,
    note       varchar(1000)
);
create index showroom_day_day on showroom_day (on_day);

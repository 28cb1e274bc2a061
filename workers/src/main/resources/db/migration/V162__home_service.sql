-- A trip to customers: a pre-check of many cars at one place, or a maintenance at one customer's home.
create table home_visit (
    case_no       varchar(40)  primary key,
    mode          varchar(20)  not null,
    place         varchar(200) not null,
    visit_on      date,
    announced_at  timestamp with time zone,
    summary       varchar(1000),
    closed_at     timestamp with time zone
);

-- The cars of a trip, numbered from 1, and what was found.
create table home_visit_car (
    case_no      varchar(40)  not null references home_visit (case_no),
    car_no       int          not null,
    customer_id  varchar(36)  not null references customer (id),
    vehicle_id   varchar(36)  not null references vehicle (id),
    attended     boolean,
    checks       varchar(1000),
    finding      varchar(1000),
    work_done    varchar(1000),
    mileage_km   int,
    amount_fen   bigint       check (amount_fen >= 0),
    accepted     boolean,
    primary key (case_no, car_no)
);
create index home_visit_car_vehicle on home_visit_car (vehicle_id);

-- A test drive: the car, how it went, what the customer said. One row a case.
create table test_drive (
    case_no       varchar(40)  primary key,
    customer_id   varchar(36)  not null references customer (id),
    model_wanted  varchar(80)  not null,
    drive_at      timestamp with time zone not null,
    car_plate     varchar(20),
    car_model     varchar(80),
    fuel_percent  int,
    route         varchar(80),
    occupants     int,
    minutes       int,
    km            decimal(6, 1),
    ending        varchar(12),
    outcome       varchar(12),
    power         int,
    handling      int,
    comfort       int,
    quietness     int,
    overall       int,
    comments      varchar(1000),
    intention     varchar(12),
    opened_at     timestamp with time zone not null
);
create index test_drive_model on test_drive (car_model, opened_at);

create table test_drive_route (
    case_no   varchar(40)   not null references test_drive (case_no),
    route_no  int           not null,
    name      varchar(80)   not null,
    km        decimal(6, 1) not null,
    primary key (case_no, route_no)
);

-- Who wants to drive; the copy of the licence lies sealed with people's papers.
create table test_drive_driver (
    case_no        varchar(40) not null references test_drive (case_no),
    driver_no      int         not null,
    name           varchar(80) not null,
    licence_no     varchar(20),
    licence_class  varchar(4),
    expires_on     date,
    eligibility    varchar(12),
    primary key (case_no, driver_no)
);

-- What came of asking an owner who stayed away; one row a case.
create table winback (
    case_no        varchar(40)  primary key,
    customer_id    varchar(36)  not null references customer (id),
    vehicle_id     varchar(36)  not null references vehicle (id),
    last_visit_on  date         not null,
    lapsed_class   varchar(12)  not null,
    cause          varchar(20),
    offer          varchar(20),
    outcome        varchar(16),
    closed_at      timestamp with time zone
);
create index winback_vehicle on winback (vehicle_id, closed_at);

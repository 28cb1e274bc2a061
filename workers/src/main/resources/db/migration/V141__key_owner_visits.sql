-- Visits to owners at home or at work.
create table key_owner_visit (
    id               varchar(36)   primary key,
    case_no          varchar(40)   not null,
    customer_id      varchar(36)   not null references customer (id),
    vehicle_id       varchar(36),
    reason           varchar(24)   not null,
    visitor_role     varchar(40)   not null,
    visit_at         timestamp with time zone,
    absences         int           not null,
    result           varchar(16),
    car_condition    varchar(1000),
    satisfaction     varchar(1000),
    wishes           varchar(1000),
    complaint        varchar(1000),
    problem          varchar(1000),
    settled_at       timestamp with time zone
);
create index key_owner_visit_case on key_owner_visit (case_no);
create index key_owner_visit_customer on key_owner_visit (customer_id, visit_at);

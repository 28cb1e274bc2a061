-- The appraisal of a customer's car; it is free. A review or a new inspection overwrites price and validity, the papers keep every version.
create table used_car_appraisal (
    appraisal_no   varchar(40)  primary key,
    customer_id    varchar(36)  not null references customer (id),
    plate_no       varchar(20)  not null,
    model          varchar(80)  not null,
    model_year     int          not null,
    mileage_km     int          not null,
    body           varchar(20)  not null,
    interior       varchar(20)  not null,
    engine         varchar(20)  not null,
    accidents      varchar(500),
    lien           boolean      not null,
    price_fen      bigint       not null,
    valid_until    date         not null,
    fee_fen        bigint       not null,
    appraised_at   timestamp with time zone not null,
    outcome        varchar(12),
    decided_at     timestamp with time zone
);
create index used_car_appraisal_customer on used_car_appraisal (customer_id, appraised_at);

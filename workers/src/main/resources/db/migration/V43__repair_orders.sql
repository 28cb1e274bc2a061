create table repair_order (
    case_no            varchar(40) primary key,
    customer_id        varchar(36) not null references customer (id),
    vehicle_id         varchar(36) not null references vehicle (id),
    kind               varchar(12) not null,
    booked             boolean     not null,
    appointment_no     varchar(40),
    early_enough       boolean     not null,
    first_maintenance  boolean     not null,
    advisor            varchar(64),
    mileage_km         int,
    arrived_at         timestamp with time zone not null,
    promised_at        timestamp with time zone,
    wash_wanted        boolean     not null,
    old_parts_wish     varchar(12),
    wait_mode          varchar(12),
    pay_method         varchar(12),
    insurance_wanted   boolean     not null,
    benefit_choice     varchar(12),
    signatures         int         not null,
    depute_no          varchar(60),
    state              varchar(12) not null,
    left_at            timestamp with time zone,
    closing_reason     text
);
create index repair_order_vehicle on repair_order (vehicle_id, arrived_at);
create index repair_order_appointment on repair_order (appointment_no);

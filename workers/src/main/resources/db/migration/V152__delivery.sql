create table delivery (
    case_no       varchar(40) primary key,
    order_no      varchar(40) not null,
    customer_id   varchar(36) not null references customer (id),
    vehicle_id    varchar(36) references vehicle (id),
    vin           varchar(17),
    planned_at    timestamp with time zone not null,
    postponed     int         not null,
    pdi_passed_at timestamp with time zone,
    delivered_at  timestamp with time zone,
    photo_id      varchar(36)
);
create index delivery_order on delivery (order_no);
create index delivery_planned on delivery (planned_at);
alter table sales_order add column delivery_no varchar(40);
create index sales_order_delivery on sales_order (delivery_no);

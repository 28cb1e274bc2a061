-- What the decision "warranty" granted for the work of an order; its papers print it.
create table order_warranty (
    case_no  varchar(40) primary key references repair_order (case_no),
    days     int,
    km       int,
    scope    text        not null
);

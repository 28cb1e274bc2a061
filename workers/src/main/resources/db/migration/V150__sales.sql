create table car_model (
    model_id        varchar(60) primary key,
    name            varchar(80) not null,
    list_price_fen  bigint      not null check (list_price_fen > 0)
);

-- A new car that the house has or waits for; whoever signs first gets it.
create table stock_car (
    vin         varchar(17) primary key,
    model_id    varchar(60) not null,
    colour      varchar(40) not null,
    arrives_on  date,
    order_no    varchar(40)
);
create index stock_car_model on stock_car (model_id, colour);
create index stock_car_order on stock_car (order_no);

create table sales_order (
    order_no         varchar(40) primary key,
    customer_id      varchar(36) not null references customer (id),
    model_id         varchar(60) not null,
    colour           varchar(40),
    options          text,
    consultant       varchar(64),
    state            varchar(12) not null,
    vin              varchar(17),
    pickup_on        date,
    finance_choice   varchar(12),
    deposit_fen      bigint,
    agreements       text,
    insurance_choice varchar(20),
    premium_fen      bigint,
    reason           text,
    opened_at        timestamp with time zone not null,
    signed_at        timestamp with time zone
);
create index sales_order_customer on sales_order (customer_id, opened_at);

-- Every quotation that was printed; the last one of an order counts.
create table sales_quotation (
    order_no          varchar(40)  not null references sales_order (order_no),
    version           int          not null,
    list_price_fen    bigint       not null,
    discount_percent  decimal(5,2) not null,
    price_fen         bigint       not null,
    tax_fen           bigint       not null,
    insurance_fen     bigint       not null,
    registration_fen  bigint       not null,
    accessories_fen   bigint       not null,
    total_fen         bigint       not null,
    trade_in_fen      bigint       not null,
    valid_until       date         not null,
    made_at           timestamp with time zone not null,
    primary key (order_no, version)
);

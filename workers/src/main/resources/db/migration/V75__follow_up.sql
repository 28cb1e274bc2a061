-- What came of asking a customer after a visit; one row a case, completed with every contact.
create table follow_up (
    case_no          varchar(40)  primary key,
    customer_id      varchar(36)  not null references customer (id),
    vehicle_id       varchar(36),
    order_no         varchar(40),
    visit_kind       varchar(16)  not null,
    closed_at        timestamp with time zone not null,
    mileage_km       int,
    outcome          varchar(16),
    contact_role     varchar(40),
    score            int,
    opinion          varchar(1000),
    problem          varchar(1000),
    complaint        varchar(1000),
    suggestion       varchar(1000),
    question         varchar(1000),
    answer           varchar(1000),
    needs            varchar(1000),
    next_service     varchar(40),
    refusal_reason   varchar(24),
    check_state      varchar(16),
    feedback         varchar(16),
    feedback_measure varchar(1000),
    settled_at       timestamp with time zone
);
create index follow_up_customer on follow_up (customer_id, closed_at);
create index follow_up_order on follow_up (order_no);

-- Suggestions of customers, each with the department that has to answer it.
create table customer_suggestion (
    id            varchar(36)   primary key,
    case_no       varchar(40)   not null,
    customer_id   varchar(36)   not null references customer (id),
    department    varchar(40)   not null,
    content       varchar(1000) not null,
    forwarded_at  timestamp with time zone not null,
    adopted       boolean,
    measure       varchar(1000),
    settled_at    timestamp with time zone
);
create index customer_suggestion_case on customer_suggestion (case_no);
create index customer_suggestion_department on customer_suggestion (department, settled_at);

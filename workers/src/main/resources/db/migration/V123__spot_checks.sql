-- Who of the visitors of a period may be asked about the visit, in the order in which they are asked.
create table spot_check_sample (
    id            varchar(36)  primary key,
    case_no       varchar(40)  not null,
    position      int          not null,
    customer_id   varchar(36)  not null,
    visited_at    timestamp with time zone not null,
    consultant    varchar(64),
    state         varchar(12)  not null,
    interview_no  varchar(40),
    satisfaction  int,
    dissatisfied  boolean,
    statement     varchar(16),
    penalty_fen   bigint,
    note          varchar(1000),
    unique (case_no, position)
);
create index spot_check_sample_customer on spot_check_sample (customer_id);

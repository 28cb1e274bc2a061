-- What people changed about whole cases: cancelled, or a step taken back; with the reason.
create table case_act (
    id       varchar(36)   primary key,
    case_no  varchar(40)   not null,
    act      varchar(20)   not null,
    detail   varchar(500),
    reason   varchar(500)  not null,
    who      varchar(64)   not null,
    at       timestamp with time zone not null
);
create index case_act_case on case_act (case_no, at);

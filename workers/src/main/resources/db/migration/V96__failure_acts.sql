-- What a person did about something that failed or that nobody heard: who, what, why; a mended value keeps what was there before.
create table failure_act (
    id              varchar(36)  primary key,
    subject         varchar(8)   not null,
    subject_id      varchar(64)  not null,
    case_no         varchar(40),
    act             varchar(12)  not null,
    reason          varchar(400),
    value_name      varchar(120),
    value_type      varchar(12),
    value_before    text,
    value_after     text,
    who             varchar(64)  not null,
    at              timestamp with time zone not null
);
create index failure_act_subject on failure_act (subject_id, at);
create index failure_act_case on failure_act (case_no);

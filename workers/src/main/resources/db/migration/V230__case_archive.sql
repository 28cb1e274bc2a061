-- The way of ended cases that the law wants kept for longer than the engine's history: written before that is cleaned, never changed.
create table case_archive (
    process_id   varchar(64)  primary key,
    case_no      varchar(40)  not null,
    flow         varchar(80)  not null,
    ended_at     timestamp with time zone not null,
    archived_at  timestamp with time zone not null,
    content      text         not null
);
create index case_archive_case on case_archive (case_no);
create index message_flow on message (flow, created_at);

-- Copies of licences, identity cards and policies: sealed bytes only. A deleted copy keeps its row without bytes.
create table personal_paper (
    id            varchar(36)  primary key,
    case_no       varchar(40)  not null,
    step          varchar(80)  not null,
    kind          varchar(20)  not null,
    holder        varchar(80)  not null,
    content_type  varchar(40)  not null,
    byte_count    int          not null,
    key_id        varchar(16)  not null,
    sealed        bytea,
    mark          varchar(64),
    kept_by       varchar(120) not null,
    kept_at       timestamp with time zone not null,
    needed_until  date,
    deleted_at    timestamp with time zone
);
create index personal_paper_case on personal_paper (case_no, kind);

-- Who did what with a copy, views above all; rows are never changed.
create table personal_paper_act (
    id        varchar(36)  primary key,
    paper_id  varchar(36)  not null,
    act       varchar(10)  not null,
    who       varchar(120) not null,
    at        timestamp with time zone not null
);
create index personal_paper_act_paper on personal_paper_act (paper_id, at);

-- One file that somebody brought in: checked first, committed as a whole or not at all. The file goes when it is done with.
create table import_run (
    id            varchar(36)  primary key,
    kind          varchar(20)  not null,
    file_name     varchar(200) not null,
    byte_count    int          not null,
    content       bytea,
    source        varchar(200) not null,
    state         varchar(12)  not null,
    rows_total    int          not null,
    rows_done     int          not null,
    added         int          not null,
    changed       int          not null,
    unchanged     int          not null,
    problems      int          not null,
    preview       text         not null,
    message       varchar(400) not null,
    node          varchar(120) not null,
    beat_at       timestamp with time zone not null,
    started_by    varchar(120) not null,
    started_at    timestamp with time zone not null,
    committed_by  varchar(120),
    finished_at   timestamp with time zone
);
create index import_run_started on import_run (started_at);

create table import_problem (
    run_id       varchar(36)  not null references import_run (id),
    seq          int          not null,
    row_no       int          not null,
    column_name  varchar(100) not null,
    cell         varchar(200) not null,
    message      varchar(600) not null,
    primary key (run_id, seq)
);

-- One import at a time, on whatever node.
insert into platform_lock (name) values ('imports');

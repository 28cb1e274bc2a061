-- What was told about a late or nearly late task; each kind once a task and due date.
create table task_notice (
    task_id    varchar(64)  not null,
    kind       varchar(12)  not null,
    due_at     timestamp with time zone not null,
    case_no    varchar(40),
    task_name  varchar(255),
    told       varchar(80)  not null,
    at         timestamp with time zone not null,
    primary key (task_id, kind, due_at)
);
create index task_notice_told on task_notice (told, at);

-- Who is away, and who does the work meanwhile; without a substitute open tasks go back to their group.
create table absence (
    id          varchar(36) primary key,
    user_id     varchar(64) not null,
    away_from   date        not null,
    away_until  date        not null,
    substitute  varchar(64),
    entered_by  varchar(64) not null,
    entered_at  timestamp with time zone not null
);
create index absence_user on absence (user_id, away_from, away_until);

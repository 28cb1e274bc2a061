-- Every published content of every check sheet; a filled sheet is scored by the content that its form was made from.
create table checklist (
    sheet_key     varchar(120) not null,
    version       varchar(16)  not null,
    flow          varchar(80)  not null,
    content       text         not null,
    published_at  timestamp with time zone not null,
    primary key (sheet_key, version)
);

-- One filled sheet. A score runs from 0 to 100; a sheet of which nothing applied has none.
create table checklist_result (
    id             varchar(36)  primary key,
    case_no        varchar(40)  not null,
    sheet_key      varchar(120) not null,
    sheet_version  varchar(16)  not null,
    sheet_code     varchar(20)  not null,
    sheet_title    varchar(80)  not null,
    subject        varchar(120),
    subject_ref    varchar(64),
    person         varchar(64),
    month_start    date         not null,
    score          numeric(5, 2),
    failed_items   int          not null,
    filled_at      timestamp with time zone not null,
    once_key       varchar(200) not null unique
);
create index checklist_result_case on checklist_result (case_no);
create index checklist_result_subject on checklist_result (subject_ref);
create index checklist_result_month on checklist_result (month_start, person);

create table checklist_group_score (
    result_id  varchar(36) not null references checklist_result (id),
    position   int         not null,
    name       varchar(80) not null,
    weight     numeric(6, 2),
    score      numeric(5, 4),
    primary key (result_id, position)
);

-- What did not pass. OPEN: somebody has to see to it; NOTED: it only counts.
create table checklist_defect (
    id          varchar(36)  primary key,
    result_id   varchar(36)  not null references checklist_result (id),
    case_no     varchar(40)  not null,
    position    int          not null,
    item        varchar(400) not null,
    answer      varchar(200) not null,
    action      varchar(12)  not null,
    role        varchar(40),
    state       varchar(12)  not null,
    note        varchar(1000),
    settled_at  timestamp with time zone
);
create index checklist_defect_case on checklist_defect (case_no, state);

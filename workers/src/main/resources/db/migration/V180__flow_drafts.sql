-- What an owner is about to change in a flow folder; every change is a revision that can be gone back to.
create table flow_draft (
    folder      varchar(120) primary key,
    based_on    varchar(64)  not null,
    editor      varchar(64)  not null,
    revision    integer      not null,
    changed_at  timestamp with time zone not null
);

-- One line for each file that a revision changed; without content the revision removed it.
create table flow_draft_file (
    folder      varchar(120) not null references flow_draft (folder) on delete cascade,
    name        varchar(120) not null,
    revision    integer      not null,
    content     bytea,
    changed_by  varchar(64)  not null,
    why         varchar(200) not null,
    changed_at  timestamp with time zone not null,
    primary key (folder, name, revision)
);

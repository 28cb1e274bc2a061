-- Every published version of every text; a message or document records the version that it used.
create table wording (
    key_name      varchar(120) not null,
    version       int          not null,
    flow          varchar(80)  not null,
    content       text         not null,
    published_at  timestamp with time zone not null,
    primary key (key_name, version)
);

-- Pictures of a case; the fingerprint is that of the file as it was uploaded, so that a repeat is no second row.
create table photo (
    id            varchar(36)  primary key,
    case_no       varchar(40)  not null,
    step          varchar(80)  not null,
    kind          varchar(12)  not null,
    file_name     varchar(200) not null,
    content_type  varchar(40)  not null,
    byte_count    int          not null,
    width         int          not null,
    height        int          not null,
    picture       bytea        not null,
    thumbnail     bytea        not null,
    sha256        varchar(64)  not null,
    note          varchar(500),
    taken_by      varchar(120) not null,
    taken_at      timestamp with time zone not null,
    unique (case_no, sha256)
);

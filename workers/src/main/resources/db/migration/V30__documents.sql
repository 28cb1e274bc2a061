-- Papers of a case. A row is written once and signed once; a correction is a new version.
create table document (
    id               varchar(36)  primary key,
    case_no          varchar(40)  not null,
    kind             varchar(120) not null,
    version          int          not null,
    title            varchar(120) not null,
    reason           varchar(500),
    wording_version  int          not null,
    facts            text         not null,
    pdf              bytea        not null,
    sha256           varchar(64)  not null,
    made_by          varchar(120) not null,
    made_at          timestamp with time zone not null,
    signer_name      varchar(80),
    signature        bytea,
    signed_pdf       bytea,
    signed_sha256    varchar(64),
    signed_by        varchar(120),
    signed_at        timestamp with time zone,
    unique (case_no, kind, version)
);

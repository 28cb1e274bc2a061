-- What a paper is about beside its case, such as one of several payments: versions count per subject. Empty for most.
-- The table is made anew because the two databases name the old rule about versions differently.
alter table document rename to document_before;
create table document (
    id               varchar(36)  not null,
    case_no          varchar(40)  not null,
    kind             varchar(120) not null,
    subject          varchar(80)  not null,
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
    constraint document_id primary key (id),
    constraint document_version unique (case_no, kind, subject, version)
);
insert into document
    select id, case_no, kind, '', version, title, reason, wording_version, facts, pdf, sha256, made_by, made_at, signer_name, signature, signed_pdf, signed_sha256, signed_by, signed_at
    from document_before;
drop table document_before;

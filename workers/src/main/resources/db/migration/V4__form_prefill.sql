-- What the next form of a record shows when it opens; gone once the record is submitted.
create table form_prefill (
    case_no  varchar(40) not null,
    record   varchar(80) not null,
    content  text        not null,
    primary key (case_no, record)
);

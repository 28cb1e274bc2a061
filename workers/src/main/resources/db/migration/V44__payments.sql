create table payment (
    payment_no    varchar(60) primary key,
    case_no       varchar(40) not null,
    source_ref    varchar(60) not null,
    payer_id      varchar(36) not null,
    kind          varchar(12) not null,
    amount_fen    bigint      not null check (amount_fen >= 0),
    received_fen  bigint      not null check (received_fen >= 0),
    method        varchar(12),
    state         varchar(12) not null,
    due_at        timestamp with time zone not null,
    paid_at       timestamp with time zone,
    receipt_no    text,
    invoice_no    text,
    waived_by     varchar(64),
    note          text
);
create index payment_case on payment (case_no);
create index payment_source on payment (source_ref);
create index payment_payer on payment (payer_id);

-- Every sum that came; one that was taken back (a cheque that bounced) is a negative row.
create table payment_receipt (
    payment_no   varchar(60) not null references payment (payment_no),
    receipt_nth  int         not null,
    amount_fen   bigint      not null,
    method       varchar(12) not null,
    receipt_no   text        not null,
    received_at  timestamp with time zone not null,
    note         text,
    primary key (payment_no, receipt_nth)
);

create table refund (
    refund_no   varchar(60)  primary key,
    case_no     varchar(40)  not null,
    source_ref  varchar(60)  not null,
    amount_fen  bigint       not null check (amount_fen > 0),
    reason      text         not null,
    state       varchar(12)  not null,
    opened_at   timestamp with time zone not null,
    paid_at     timestamp with time zone
);
create index refund_source on refund (source_ref);

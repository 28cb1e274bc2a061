create table labour_rate (
    code       varchar(40)  primary key,
    name       varchar(120) not null,
    price_fen  bigint       not null check (price_fen >= 0)
);

-- Quotes are never changed after the signature: what changes is a new version.
create table quote (
    case_no     varchar(40) not null,
    version     int         not null,
    scope       varchar(12) not null,
    state       varchar(12) not null,
    labour_fen  bigint      not null,
    parts_fen   bigint      not null,
    total_fen   bigint      not null,
    made_at     timestamp with time zone not null,
    settled_at  timestamp with time zone,
    primary key (case_no, version)
);

create table quote_line (
    case_no      varchar(40)  not null,
    version      int          not null,
    line_no      int          not null,
    kind         varchar(12)  not null,
    part_no      varchar(40),
    name         varchar(120) not null,
    quantity     int          not null,
    unit_fen     bigint       not null,
    amount_fen   bigint       not null,
    in_stock     boolean      not null,
    expected_on  date,
    decision     varchar(12)  not null,
    origin       varchar(16)  not null,
    primary key (case_no, version, line_no),
    foreign key (case_no, version) references quote (case_no, version)
);

-- What a customer did not want; offered again at the next visit.
create table declined_item (
    id                  varchar(36)  primary key,
    vehicle_id          varchar(36)  not null references vehicle (id),
    case_no             varchar(40)  not null,
    name                varchar(120) not null,
    part_no             varchar(40),
    amount_fen          bigint       not null,
    at                  timestamp with time zone not null,
    offered_again_case  varchar(40)
);
create index declined_item_vehicle on declined_item (vehicle_id);

-- The last version of a case counts.
create table settlement (
    case_no            varchar(40) not null,
    version            int         not null,
    labour_fen         bigint      not null,
    parts_fen          bigint      not null,
    free_fen           bigint      not null,
    claim_covered_fen  bigint      not null,
    benefit            varchar(12) not null,
    benefit_value_fen  bigint      not null,
    amount_due_fen     bigint      not null,
    at                 timestamp with time zone not null,
    primary key (case_no, version)
);

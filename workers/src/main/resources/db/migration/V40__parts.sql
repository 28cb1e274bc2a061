-- Pieces, or the sold unit (bottle, set): quantities are whole numbers. Free to reserve are stock - reserved.
create table part (
    part_no    varchar(40)  primary key,
    name       varchar(120) not null,
    unit       varchar(12)  not null,
    price_fen  bigint       not null check (price_fen >= 0),
    stock      int          not null check (stock >= 0),
    reserved   int          not null check (reserved >= 0),
    active     boolean      not null
);

-- How many pieces of a part a case holds (RESERVED, DRAWN) or has held (RELEASED, RETURNED).
create table part_reservation (
    case_no  varchar(40) not null,
    part_no  varchar(40) not null references part (part_no),
    state    varchar(12) not null,
    qty      int         not null check (qty >= 0),
    at       timestamp with time zone not null,
    primary key (case_no, part_no, state)
);
create index part_reservation_part on part_reservation (part_no, state);

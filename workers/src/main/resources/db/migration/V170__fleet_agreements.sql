-- Agreements with organisations; the number of an agreement is its case's.
create table fleet_agreement (
    agreement_no    varchar(40)  primary key,
    organisation    varchar(120) not null,
    org_kind        varchar(12)  not null,
    contact_person  varchar(80)  not null,
    contact_phone   varchar(20)  not null,
    cars            int          not null check (cars > 0),
    sales_terms     text         not null,
    service_terms   text         not null,
    valid_months    int          not null check (valid_months > 0),
    state           varchar(8)   not null,
    signed_on       date,
    valid_until     date,
    ended_on        date,
    end_reason      text
);

-- What is taken off the price, in percent of it.
create table fleet_discount (
    agreement_no  varchar(40)  not null references fleet_agreement (agreement_no),
    kind          varchar(12)  not null,
    percent       numeric(5,2) not null check (percent > 0 and percent < 100),
    primary key (agreement_no, kind)
);

-- The cars under an agreement, their owners, and the class that an owner had before.
create table fleet_vehicle (
    agreement_no  varchar(40) not null references fleet_agreement (agreement_no),
    vehicle_id    varchar(36) not null references vehicle (id),
    customer_id   varchar(36) not null references customer (id),
    class_before  varchar(12) not null,
    primary key (agreement_no, vehicle_id)
);
create index fleet_vehicle_vehicle on fleet_vehicle (vehicle_id);
create index fleet_vehicle_customer on fleet_vehicle (customer_id);

alter table settlement add column agreement_no varchar(40);
alter table settlement add column agreement_fen bigint default 0 not null;

-- A visit to the showroom, from the door to the registration; the line of the traffic sheet is made from it.
create table showroom_visit (
    case_no            varchar(40)  primary key,
    arrived_at         timestamp with time zone not null,
    party_size         int          not null,
    arrived_by_car     boolean      not null,
    is_owner           boolean      not null,
    referrer           varchar(120),
    consultant         varchar(64),
    consultant_name    varchar(80),
    customer_id        varchar(36),
    drinks_offered     int,
    drinks_met         boolean,
    model              varchar(80),
    objection          varchar(20),
    options_shown      int,
    result             varchar(12),
    left_without_data  boolean,
    next_contact_at    timestamp with time zone,
    left_at            timestamp with time zone,
    registered_at      timestamp with time zone
);
create index showroom_visit_customer on showroom_visit (customer_id, arrived_at);
create index showroom_visit_consultant on showroom_visit (consultant, left_at);

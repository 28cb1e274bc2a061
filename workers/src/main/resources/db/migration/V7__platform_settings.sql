-- What all nodes of this database must have in common.
create table platform_setting (
    name     varchar(40)  primary key,
    setting  varchar(200) not null
);

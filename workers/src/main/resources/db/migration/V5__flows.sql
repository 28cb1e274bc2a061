-- Every deployment of a flow folder: who, when, why, and whether it came with the product or from an owner.
create table flow_deployment (
    deployment_id  varchar(64)  primary key,
    folder         varchar(120) not null,
    origin         varchar(10)  not null,
    content_hash   varchar(64)  not null,
    deployed_by    varchar(64),
    reason         varchar(400),
    deployed_at    timestamp with time zone not null
);
create index flow_deployment_folder on flow_deployment (folder, deployed_at);

-- Every content that a product version brought; one shipped before never becomes the latest again.
create table shipped_flow (
    folder        varchar(120) not null,
    content_hash  varchar(64)  not null,
    shipped_at    timestamp with time zone not null,
    state         varchar(10)  not null,
    primary key (folder, content_hash)
);

-- One row a lock that nodes take by turns.
create table platform_lock (
    name  varchar(40) primary key
);
insert into platform_lock (name) values ('deployment');
insert into platform_lock (name) values ('deadlines');

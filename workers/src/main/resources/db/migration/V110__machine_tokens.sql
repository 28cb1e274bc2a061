-- Bearer tokens by which programs call the engine's interface; of a token itself only the hash of its secret is kept.
create table machine_token (
    id            varchar(16)  primary key,
    secret_hash   varchar(64)  not null,
    name          varchar(40)  not null,
    made_by       varchar(64)  not null,
    made_at       timestamp with time zone not null,
    expires_at    timestamp with time zone not null,
    last_used_at  timestamp with time zone,
    revoked_by    varchar(64),
    revoked_at    timestamp with time zone
);
create index machine_token_made on machine_token (made_at);

-- Parts of a long reply that wait for the others.
create table reply_part (
    phone        varchar(40)  not null,
    series       int          not null,
    part         int          not null,
    parts        int          not null,
    content      text         not null,
    received_at  timestamp with time zone not null,
    primary key (phone, series, part)
);

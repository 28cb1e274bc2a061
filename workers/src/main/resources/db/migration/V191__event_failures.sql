-- An event whose receiver fails is tried again, later each time, and says why.
alter table event add column failures int default 0 not null;
alter table event add column next_try_at timestamp with time zone;
alter table event add column problem varchar(1000);

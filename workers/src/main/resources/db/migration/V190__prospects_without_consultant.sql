-- Who called and was taken by the reception has no consultant yet.
alter table prospect alter column consultant drop not null;

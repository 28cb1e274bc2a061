-- How we know may be a whole note, such as what the family said of an owner who has died.
alter table consent alter column source set data type varchar(1000);

-- Who offers the premium of the next year.
alter table insurance_renewal add column quoted_by varchar(120);

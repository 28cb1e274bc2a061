-- What the customer was asked to bring along, as it stands on the confirmation.
alter table appointment add column bring varchar(400);

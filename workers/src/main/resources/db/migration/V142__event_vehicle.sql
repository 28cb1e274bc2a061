-- Whoever waits for something about a vehicle hears it, whatever else the event is keyed by.
alter table event add column vehicle_key varchar(120);

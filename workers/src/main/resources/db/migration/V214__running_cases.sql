-- Counting the running cases reads those that run and no others.
create index service_case_running on service_case (ended_at, flow);

-- What was written about reads and changes of personal data is not changed by anybody who works with the application's rights.
create function audit_stays() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are never changed', tg_table_name;
end
$$;
create trigger personal_data_act_stays before update or delete or truncate on personal_data_act for each statement execute function audit_stays();
create trigger personal_paper_act_stays before update or delete or truncate on personal_paper_act for each statement execute function audit_stays();

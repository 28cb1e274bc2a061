-- One row for each open task and candidate group, in the order in which Tasklist shows them: a page and its count read no
-- task that they do not show. Kept by the database itself, so that nodes of every release keep it alike.
create table tiaoli_task_group (
  group_id_ varchar(255) not null,
  id_ varchar(64) not null,
  assignee_ varchar(255),
  due_date_ timestamp,
  follow_up_date_ timestamp,
  create_time_ timestamp,
  tenant_id_ varchar(64),
  primary key (id_, group_id_)
);

create function tiaoli_task_joins_group() returns trigger language plpgsql as $$
begin
  insert into tiaoli_task_group
    select new.group_id_, t.id_, t.assignee_, t.due_date_, t.follow_up_date_, t.create_time_, t.tenant_id_ from act_ru_task t where t.id_ = new.task_id_
    on conflict do nothing;
  return null;
end $$;

create function tiaoli_task_leaves_group() returns trigger language plpgsql as $$
begin
  delete from tiaoli_task_group g where g.id_ = old.task_id_ and g.group_id_ = old.group_id_
    and not exists (select 1 from act_ru_identitylink l where l.task_id_ = old.task_id_ and l.group_id_ = old.group_id_ and l.type_ = 'candidate');
  return null;
end $$;

create function tiaoli_task_changes() returns trigger language plpgsql as $$
begin
  update tiaoli_task_group set assignee_ = new.assignee_, due_date_ = new.due_date_, follow_up_date_ = new.follow_up_date_, create_time_ = new.create_time_, tenant_id_ = new.tenant_id_
    where id_ = new.id_;
  return null;
end $$;

lock table act_ru_task, act_ru_identitylink in share row exclusive mode;

create trigger tiaoli_task_joins_group after insert on act_ru_identitylink for each row
  when (new.type_ = 'candidate' and new.group_id_ is not null and new.task_id_ is not null) execute function tiaoli_task_joins_group();
create trigger tiaoli_task_leaves_group after delete on act_ru_identitylink for each row
  when (old.type_ = 'candidate' and old.group_id_ is not null and old.task_id_ is not null) execute function tiaoli_task_leaves_group();
create trigger tiaoli_task_changes after update on act_ru_task for each row
  when ((old.assignee_, old.due_date_, old.follow_up_date_, old.create_time_, old.tenant_id_) is distinct from (new.assignee_, new.due_date_, new.follow_up_date_, new.create_time_, new.tenant_id_))
  execute function tiaoli_task_changes();

insert into tiaoli_task_group
  select distinct l.group_id_, t.id_, t.assignee_, t.due_date_, t.follow_up_date_, t.create_time_, t.tenant_id_
  from act_ru_task t join act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ is not null;

create index tiaoli_task_group_due on tiaoli_task_group (group_id_, due_date_, id_) include (assignee_, follow_up_date_, tenant_id_);
create index tiaoli_task_group_made on tiaoli_task_group (group_id_, create_time_, id_) include (assignee_, due_date_, follow_up_date_, tenant_id_);

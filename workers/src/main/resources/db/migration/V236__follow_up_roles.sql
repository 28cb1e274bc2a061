-- who answers a customer's question and works on a suggestion: named in one talk, needed until it is done
alter table follow_up add column suggestion_dept varchar(40);
alter table follow_up add column question_role varchar(40);

-- The number by which a gateway knows a message of ours goes round: no two messages to one phone have the same within 65,536.
create sequence message_number;

-- What must be true of every run of every flow, by the flow whose rule it is. Each statement finds what must not be; below it stands data in which it finds something.
-- The view "step" tells every step that a case has passed: process, case_no, flow, step, began, ended, cancelled. Rules "at the end" hold when all cases have ended.

-- vehicle-repair facts 4, 19: parts are priced only after the items were confirmed with the customer
select s.case_no from step s where s.flow = 'vehicle-repair' and s.step = 'price-parts' and not exists (select 1 from step c where c.case_no = s.case_no and c.step = 'confirm-items' and c.ended <= s.began)
-- broken by
insert into step (case_no, flow, step, began) values ('1', 'vehicle-repair', 'price-parts', now())

-- vehicle-repair fact 5: nothing is repaired before the customer has signed the order
select s.case_no, s.step from step s where s.step in ('repair-car', 'do-extra-work') and s.flow = 'vehicle-repair'
and not exists (select 1 from document d where d.case_no = s.case_no and d.kind = 'vehicle-repair-order-sheet' and d.signed_at <= s.began)
-- broken by
insert into step (case_no, flow, step, began) values ('1', 'vehicle-repair', 'repair-car', now())

-- vehicle-repair fact 5: nothing is repaired without a quote that the customer agreed to
select s.case_no, s.step from step s where s.step in ('repair-car', 'do-extra-work') and s.flow = 'vehicle-repair' and s.ended is null and not exists (select 1 from quote q where q.case_no = s.case_no and q.state = 'SIGNED')
-- broken by
insert into step (case_no, flow, step, began) values ('1', 'vehicle-repair', 'repair-car', now())

-- vehicle-repair fact 6: of a refused order no part was drawn
select r.case_no, r.part_no from part_reservation r join repair_order o on o.case_no = r.case_no where r.state = 'DRAWN' and r.qty > 0 and o.state = 'REFUSED'
-- broken by
insert into repair_order (case_no, state) values ('1', 'REFUSED'); insert into part_reservation (case_no, part_no, state, qty) values ('1', 'OIL-MIN', 'DRAWN', 1)

-- vehicle-repair fact 8: the car is washed only after the final inspection
select s.case_no from step s where s.step = 'wash-car' and not exists (select 1 from step i where i.case_no = s.case_no and i.step = 'final-inspection' and i.ended <= s.began)
-- broken by
insert into step (case_no, flow, step, began) values ('1', 'vehicle-repair', 'wash-car', now())

-- vehicle-repair fact 9: a car is washed only where that was wanted
select s.case_no from step s join repair_order o on o.case_no = s.case_no where s.step = 'wash-car' and s.ended is null and not o.wash_wanted
-- broken by
insert into repair_order (case_no, wash_wanted) values ('1', false); insert into step (case_no, flow, step, began) values ('1', 'vehicle-repair', 'wash-car', now())

-- vehicle-repair fact 12: one departure is told once
select source_case from event where name = 'car-left' and source_case is not null group by source_case having count(*) > 1
-- broken by
insert into event (id, name, source_case) values ('1', 'car-left', '1'), ('2', 'car-left', '1')

-- vehicle-repair fact 16: where nothing is due, nothing is collected
select s.case_no from settlement s join payment p on p.case_no = s.case_no and p.kind = 'SETTLEMENT' where s.amount_due_fen = 0 and s.version = (select max(version) from settlement l where l.case_no = s.case_no)
-- broken by
insert into settlement (case_no, version, amount_due_fen) values ('1', 1, 0); insert into payment (payment_no, case_no, kind) values ('1', '1', 'SETTLEMENT')

-- vehicle-repair: what is collected is what the settlement says
select p.payment_no, p.amount_fen from payment p where p.kind = 'SETTLEMENT' and exists (select 1 from settlement s where s.case_no = p.source_ref)
and not exists (select 1 from settlement s where s.case_no = p.source_ref and s.amount_due_fen = p.amount_fen)
-- broken by
insert into settlement (case_no, version, amount_due_fen) values ('1', 1, 100); insert into payment (payment_no, case_no, source_ref, kind, amount_fen) values ('1', '1', '1', 'SETTLEMENT', 99)

-- vehicle-repair fact 17: nothing is settled before the advisor has checked the car
select s.case_no from step s where s.step = 'settle-order' and not exists (select 1 from step c where c.case_no = s.case_no and c.step = 'check-car' and c.ended <= s.began)
-- broken by
insert into step (case_no, flow, step, began) values ('1', 'vehicle-repair', 'settle-order', now())

-- vehicle-repair: no car is handed over before it is paid for
select s.case_no, p.payment_no from step s join payment p on p.source_ref = s.case_no and p.kind = 'SETTLEMENT' where s.step = 'hand-over-car' and s.flow = 'vehicle-repair' and p.state not in ('PAID', 'WAIVED')
-- broken by
insert into payment (payment_no, source_ref, kind, state) values ('1', '1', 'SETTLEMENT', 'OPEN'); insert into step (case_no, flow, step, began) values ('1', 'vehicle-repair', 'hand-over-car', now())

-- vehicle-repair fact 18: one visit is thanked for once
select order_no from follow_up f join message m on m.case_no = f.case_no and m.step = 'send-thanks' where f.order_no is not null and m.state in ('SENT', 'DELIVERED') group by order_no having count(*) > 1
-- broken by
insert into follow_up (case_no, order_no) values ('1', 'A'), ('2', 'A'); insert into message (id, case_no, step, state) values ('1', '1', 'send-thanks', 'SENT'), ('2', '2', 'send-thanks', 'SENT')

-- vehicle-repair: a car is in one running order only
select vehicle_id from service_case where flow = 'vehicle-repair' and ended_at is null and vehicle_id is not null group by vehicle_id having count(*) > 1
-- broken by
insert into service_case (case_no, flow, vehicle_id) values ('1', 'vehicle-repair', 'v'), ('2', 'vehicle-repair', 'v')

-- quotes: a quote is the sum of its labour and parts
select case_no, version, total_fen from quote where total_fen <> labour_fen + parts_fen
-- broken by
insert into quote (case_no, version, labour_fen, parts_fen, total_fen) values ('1', 1, 1, 1, 3)

-- quotes: a line is its quantity by its price
select case_no, version, line_no from quote_line where amount_fen <> quantity * unit_fen
-- broken by
insert into quote_line (case_no, version, line_no, quantity, unit_fen, amount_fen) values ('1', 1, 1, 2, 50, 99)

-- vehicle-repair fact 15: a settlement is what was agreed less what others bear, labour never discounted
select case_no, version, amount_due_fen from settlement where amount_due_fen < 0
or amount_due_fen <> greatest(0, labour_fen + parts_fen - free_fen - claim_covered_fen - case when benefit = 'PARTS' then benefit_value_fen else 0 end - agreement_fen)
-- broken by
insert into settlement (case_no, version, labour_fen, parts_fen, free_fen, claim_covered_fen, benefit, benefit_value_fen, agreement_fen, amount_due_fen) values ('1', 1, 80, 20, 0, 0, 'PARTS', 2, 0, 90)

-- vehicle-repair fact 15: the benefit of parts is no more than a tenth of the parts
select case_no, version from settlement where benefit = 'PARTS' and benefit_value_fen * 10 > parts_fen + 9
-- broken by
insert into settlement (case_no, version, parts_fen, benefit, benefit_value_fen) values ('1', 1, 100, 'PARTS', 20)

-- vehicle-repair: a settlement is the sum of the lines that the customer agreed to
select s.case_no, s.version, s.labour_fen + s.parts_fen from settlement s where s.labour_fen + s.parts_fen <> (select coalesce(sum(l.amount_fen), 0) from quote_line l
join quote q on q.case_no = l.case_no and q.version = l.version where l.case_no = s.case_no and q.state = 'SIGNED')
-- broken by
insert into settlement (case_no, version, labour_fen, parts_fen) values ('1', 1, 80, 20)

-- parts: what is reserved is what cases hold, and is there
select p.part_no, p.reserved from part p where p.reserved > p.stock or p.reserved <> (select coalesce(sum(r.qty), 0) from part_reservation r where r.part_no = p.part_no and r.state = 'RESERVED')
-- broken by
insert into part (part_no, stock, reserved) values ('A', 5, 1)

-- at the end: parts: nothing is reserved for a case that has ended, unless the car has come and its order takes the parts over, or nobody has set out to its customer yet
select r.case_no, r.part_no from part_reservation r where r.state = 'RESERVED' and r.qty > 0 and not exists (select 1 from appointment a where a.appointment_no = r.case_no
  and (a.state = 'ARRIVED' or a.state = 'CONFIRMED' and a.place = 'CUSTOMER_SITE' and not exists (select 1 from home_visit_car c where c.vehicle_id = a.vehicle_id)))
-- broken by
insert into part_reservation (case_no, part_no, state, qty) values ('1', 'A', 'RESERVED', 1)

-- at the end: vehicle-repair: every order has ended with an outcome and the car is gone
select o.case_no, o.state from repair_order o where o.state is null or o.state not in ('DONE', 'REFUSED', 'CANCELLED')
-- broken by
insert into repair_order (case_no, state) values ('1', 'OPEN')

-- payment-collection fact 5: a payment has received the sum of its receipts, and no more than its amount
select p.payment_no, p.received_fen from payment p where p.received_fen > p.amount_fen or p.received_fen <> (select coalesce(sum(r.amount_fen), 0) from payment_receipt r where r.payment_no = p.payment_no)
-- broken by
insert into payment (payment_no, amount_fen, received_fen) values ('1', 100, 40); insert into payment_receipt (payment_no, receipt_nth, amount_fen) values ('1', 1, 30)

-- payment-collection: what counts as paid is paid
select payment_no from payment where state = 'PAID' and received_fen <> amount_fen
-- broken by
insert into payment (payment_no, state, amount_fen, received_fen) values ('1', 'PAID', 100, 99)

-- payment-collection: what was waived names who waived it
select payment_no from payment where state = 'WAIVED' and waived_by is null
-- broken by
insert into payment (payment_no, state) values ('1', 'WAIVED')

-- payment-collection: nothing is asked for twice at a time
select source_ref, kind from payment where state in ('OPEN', 'OVERDUE') group by source_ref, kind having count(*) > 1
-- broken by
insert into payment (payment_no, source_ref, kind, state) values ('1', 'A', 'SETTLEMENT', 'OPEN'), ('2', 'A', 'SETTLEMENT', 'OPEN')

-- payment-collection: no more is given back than was received
select f.source_ref from refund f group by f.source_ref having sum(f.amount_fen) > (select coalesce(sum(p.received_fen), 0) from payment p where p.source_ref = f.source_ref or p.case_no = f.source_ref)
-- broken by
insert into refund (refund_no, source_ref, amount_fen) values ('1', 'A', 100)

-- customer-contact facts 11, 12: a contact sends one text for quiet hours, and one for each call that nobody answered
select process from step where flow = 'customer-contact' group by process
having sum(case when step = 'send-quiet-hours-sms' then 1 else 0 end) > 1 or sum(case when step = 'send-missed-call-sms' then 1 else 0 end) > sum(case when step = 'call-customer' and ended is not null then 1 else 0 end)
-- broken by
insert into step (process, flow, step) values ('1', 'customer-contact', 'send-missed-call-sms')

-- customer-contact fact 8, service-appointment fact 15: a contact goes to the specialist once
select process from step where flow = 'customer-contact' and step = 'follow-up-customer' group by process having count(*) > 1
-- broken by
insert into step (process, flow, step) values ('1', 'customer-contact', 'follow-up-customer'), ('1', 'customer-contact', 'follow-up-customer')

-- customer-contact: a refusal has its reason
select case_no, step from contact_record where outcome = 'REFUSED' and channel = 'PHONE' and refusal_reason is null
-- broken by
insert into contact_record (id, outcome, channel) values ('1', 'REFUSED', 'PHONE')

-- customer-file fact 2: a household has one file
select household_id from customer_file group by household_id having count(*) > 1
-- broken by
insert into customer_file (file_no, household_id) values ('1', 'h'), ('2', 'h')

-- customer-file fact 3: the next contact is three to seven days after the visit
select file_no, contact_offset_days from customer_file where contact_offset_days not between 3 and 7
-- broken by
insert into customer_file (file_no, contact_offset_days) values ('1', 2)

-- customer-file fact 7: no file is built without a telephone number
select f.file_no from customer_file f join customer c on c.id = f.customer_id where f.built_at is not null and c.phone is null
-- broken by
insert into customer (id) values ('c'); insert into customer_file (file_no, customer_id, built_at) values ('1', 'c', now())

-- at the end: customer-file: who was visited and has a file that is built has a next contact
select f.file_no from customer_file f where f.built_at is not null and f.next_service is not null and f.next_contact_at is null and f.contact_offset_days is not null
and exists (select 1 from step s join service_case c on c.case_no = s.case_no where c.customer_id = f.customer_id and s.step in ('contact-from-departure', 'contact-from-event') and s.ended is not null and not s.cancelled)
-- broken by
insert into customer_file (file_no, customer_id, built_at, next_service, contact_offset_days) values ('1', '2', now(), 'OFFER', 3); insert into service_case (case_no, customer_id) values ('3', '2'); insert into step (case_no, step, ended, cancelled) values ('3', 'contact-from-event', now(), false)

-- complaint-handling fact 6: what costs nothing needs no approval
select s.case_no from step s join complaint c on c.complaint_no = s.case_no where s.step = 'approve-compensation' and s.ended is null and c.cost_fen = 0
-- broken by
insert into complaint (complaint_no, cost_fen) values ('1', 0); insert into step (case_no, step, began) values ('1', 'approve-compensation', now())

-- complaint-handling facts 7, 8, decision D-47: each complaint has the owner that its area and severity name
select complaint_no, area, severity, owner_dept from complaint where owner_dept is not null and ((severity = 'SAFETY' or area in ('WORKSHOP', 'APPOINTMENT')) and owner_dept <> 'service-manager'
or severity <> 'SAFETY' and area in ('SALES', 'SHOWROOM') and owner_dept <> 'showroom-manager')
-- broken by
insert into complaint (complaint_no, severity, area, owner_dept) values ('1', 'SAFETY', 'SHOWROOM', 'showroom-manager')

-- complaint-handling: none is settled without a solution and a result that the customer was asked about
select complaint_no from complaint where outcome = 'SETTLED' and (solution is null or root_cause is null or closed_at is null
or not exists (select 1 from step s where s.case_no = complaint_no and s.step = 'call-to-close' and s.ended is not null))
-- broken by
insert into complaint (complaint_no, outcome, solution, root_cause, closed_at) values ('1', 'SETTLED', 'x', 'y', now())

-- complaint-handling: none is withdrawn or cancelled without a reason
select complaint_no from complaint where outcome in ('WITHDRAWN', 'CANCELLED') and reason is null
-- broken by
insert into complaint (complaint_no, outcome) values ('1', 'WITHDRAWN')

-- at the end: complaint-handling: every complaint is closed
select complaint_no from complaint where closed_at is null
-- broken by
insert into complaint (complaint_no) values ('1')

-- after-service-follow-up fact 4: who gives two points or fewer has a complaint
select f.case_no, f.score from follow_up f where f.score <= 2 and f.settled_at is not null and not exists (select 1 from event e where e.source_case = f.case_no and e.name = 'complaint-raised')
-- broken by
insert into follow_up (case_no, score, settled_at) values ('1', 2, now())

-- after-service-follow-up fact 5: every suggestion is forwarded
select f.case_no from follow_up f where f.suggestion is not null and f.settled_at is not null and not exists (select 1 from customer_suggestion s where s.case_no = f.case_no)
-- broken by
insert into follow_up (case_no, suggestion, settled_at) values ('1', 'x', now())

-- after-service-follow-up fact 9: nobody is called first by the advisor and by customer service
select case_no from step where flow = 'after-service-follow-up' and step in ('advisor-call', 'key-customer-call') group by case_no having count(distinct step) > 1
-- broken by
insert into step (case_no, flow, step) values ('1', 'after-service-follow-up', 'advisor-call'), ('1', 'after-service-follow-up', 'key-customer-call')

-- after-service-follow-up fact 8: a consultation has no call before the third day
select s.case_no from step s join follow_up f on f.case_no = s.case_no where f.visit_kind = 'CONSULTATION' and s.step = 'agent-call' and s.began < f.closed_at + interval '3' day
-- broken by
insert into follow_up (case_no, visit_kind, closed_at) values ('1', 'CONSULTATION', now()); insert into step (case_no, flow, step, began) values ('1', 'after-service-follow-up', 'agent-call', now())

-- after-service-follow-up: one order is followed up once at a time
select order_no from follow_up f join service_case c on c.case_no = f.case_no where c.ended_at is null and order_no is not null group by order_no having count(*) > 1
-- broken by
insert into follow_up (case_no, order_no) values ('1', 'A'), ('2', 'A'); insert into service_case (case_no) values ('1'), ('2')

-- service-appointment: no bay is promised twice at a time
select a.appointment_no, b.appointment_no from appointment a join appointment b on a.bay_id = b.bay_id and a.appointment_no < b.appointment_no where a.state in ('HELD', 'CONFIRMED') and b.state in ('HELD', 'CONFIRMED')
and a.place = 'WORKSHOP' and b.place = 'WORKSHOP' and a.slot_at < dateadd(minute, b.minutes, b.slot_at) and b.slot_at < dateadd(minute, a.minutes, a.slot_at)
-- broken by
insert into appointment (appointment_no, bay_id, slot_at, minutes, state, place) values ('1', 'b', now(), 60, 'HELD', 'WORKSHOP'), ('2', 'b', now(), 60, 'HELD', 'WORKSHOP')

-- service-appointment fact 10, 11: a confirmed appointment has a time to come
select appointment_no from appointment where state in ('CONFIRMED', 'ARRIVED', 'NO_SHOW') and slot_at is null
-- broken by
insert into appointment (appointment_no, state) values ('1', 'CONFIRMED')

-- at the end: service-appointment fact 9: a slot is given back when its case has ended
select a.appointment_no, a.state from appointment a left join service_case c on c.case_no = a.appointment_no where a.state in ('HELD', 'CONFIRMED') and a.place = 'WORKSHOP' and c.ended_at is not null
-- broken by
insert into service_case (case_no, ended_at) values ('1', now()); insert into appointment (appointment_no, state, place) values ('1', 'HELD', 'WORKSHOP')

-- insurance-claim facts 1, 2: our own assessment is for one party and up to 1000 yuan
select claim_no from insurance_claim where mode = 'OWN' and (not single_party or estimate_fen > 100000)
-- broken by
insert into insurance_claim (claim_no, mode, single_party, estimate_fen) values ('1', 'OWN', true, 100001)

-- insurance-claim fact 3: the customer's share is no more than the repair costs
select claim_no, share_fen from insurance_claim where share_fen < 0 or share_fen > repair_cost_fen
-- broken by
insert into insurance_claim (claim_no, share_fen, repair_cost_fen) values ('1', 200, 100)

-- insurance-claim fact 3: who bought here pays no share without an exclusion
select claim_no, share_fen from insurance_claim where bought_here and approved and not exclusion and share_fen > 0
-- broken by
insert into insurance_claim (claim_no, bought_here, approved, exclusion, share_fen) values ('1', true, true, false, 1)

-- insurance-claim fact 4: progress is told once a day at most
select case_no, cast(created_at as date) from message where wording_key = 'insurance-claim-progress.sms' and state <> 'CANCELLED' group by case_no, cast(created_at as date) having count(*) > 1
-- broken by
insert into message (id, case_no, wording_key, state, created_at) values ('1', '1', 'insurance-claim-progress.sms', 'SENT', now()), ('2', '1', 'insurance-claim-progress.sms', 'SENT', now())

-- insurance-claim fact 5: nothing is repaired on a claim before the customer has agreed to the share
select s.case_no from step s join insurance_claim c on c.claim_no = s.case_no where s.step = 'repair-car' and s.flow = 'insurance-claim' and c.share_fen > 0
and not exists (select 1 from step a where a.case_no = s.case_no and a.step = 'agree-share' and a.ended <= s.began)
-- broken by
insert into insurance_claim (claim_no, share_fen) values ('1', 5); insert into step (case_no, flow, step, began) values ('1', 'insurance-claim', 'repair-car', now())

-- at the end: insurance-claim: every claim has an outcome
select claim_no from insurance_claim where outcome is null or closed_at is null
-- broken by
insert into insurance_claim (claim_no) values ('1')

-- insurance-renewal fact 5: a refusal has its reason
select case_no from insurance_renewal where status = 'REFUSED' and reason is null
-- broken by
insert into insurance_renewal (case_no, status) values ('1', 'REFUSED')

-- insurance-renewal fact 9: no policy is issued before the premium is paid, or let off by a manager
select s.case_no from step s where s.step = 'renew-policy' and not exists (select 1 from payment p where p.case_no = s.case_no and (p.state = 'PAID' or p.state = 'WAIVED' and p.waived_by is not null))
-- broken by
insert into step (case_no, flow, step, began) values ('1', 'insurance-renewal', 'renew-policy', now())

-- insurance-renewal: a policy has one successor, which begins after it ends
select p.policy_no from insurance_policy p join insurance_policy n on n.policy_no = p.successor_no where n.starts_on <= p.ends_on
-- broken by
insert into insurance_policy (policy_no, ends_on, successor_no) values ('1', date '2026-12-31', '2'); insert into insurance_policy (policy_no, starts_on) values ('2', date '2026-12-31')

-- at the end: insurance-renewal: every renewal that was not cancelled is closed with a result
select r.case_no from insurance_renewal r where (r.status is null or r.closed_at is null) and not exists (select 1 from step s where s.case_no = r.case_no and s.step = 'stop-renewal-messages')
-- broken by
insert into insurance_renewal (case_no) values ('1')

-- first-maintenance-reminder fact 5: one framed photo is made
select case_no from step where step = 'make-framed-photo' group by case_no having count(*) > 1
-- broken by
insert into step (case_no, step) values ('1', 'make-framed-photo'), ('1', 'make-framed-photo')

-- periodic-maintenance-reminder facts 3, 7: an owner is told to be lapsed once
select source_case from event where name = 'customer-lapsed' and source_case is not null group by source_case having count(*) > 1
-- broken by
insert into event (id, name, source_case) values ('1', 'customer-lapsed', '1'), ('2', 'customer-lapsed', '1')

-- lapsed-customer-winback facts 3, 4, 5: home service is for whom the way is too far
select s.case_no from step s join winback w on w.case_no = s.case_no where s.step = 'serve-at-home' and coalesce(w.cause, '') <> 'DISTANCE'
-- broken by
insert into winback (case_no, cause) values ('1', 'PRICE'); insert into step (case_no, step) values ('1', 'serve-at-home')

-- at the end: lapsed-customer-winback: every winback has an outcome
select case_no from winback where outcome is null or closed_at is null
-- broken by
insert into winback (case_no) values ('1')

-- door-to-door-service fact 5: a group check begins only after it was announced
select s.case_no from step s join home_visit h on h.case_no = s.case_no where h.mode = 'GROUP_PRECHECK' and s.step = 'check-car' and s.flow = 'door-to-door-service' and h.announced_at is null
-- broken by
insert into home_visit (case_no, mode) values ('1', 'GROUP_PRECHECK'); insert into step (case_no, flow, step) values ('1', 'door-to-door-service', 'check-car')

-- door-to-door-service fact 8: a group check costs nothing
select p.payment_no from payment p join home_visit h on h.case_no = p.case_no where h.mode = 'GROUP_PRECHECK'
-- broken by
insert into home_visit (case_no, mode) values ('1', 'GROUP_PRECHECK'); insert into payment (payment_no, case_no) values ('1', '1')

-- door-to-door-service fact 2: nobody drives to a home without a booking
select s.case_no from step s join home_visit h on h.case_no = s.case_no where h.mode = 'HOME_MAINTENANCE' and s.step = 'prepare-team' and s.flow = 'door-to-door-service'
and not exists (select 1 from step b where b.case_no = s.case_no and b.step = 'book-visit' and b.ended <= s.began)
-- broken by
insert into home_visit (case_no, mode) values ('1', 'HOME_MAINTENANCE'); insert into step (case_no, flow, step, began) values ('1', 'door-to-door-service', 'prepare-team', now())

-- door-to-door-service fact 6: a visit that took place is reported
select case_no from home_visit where closed_at is not null and summary is null and exists (select 1 from step s where s.case_no = home_visit.case_no and s.step = 'keep-check')
-- broken by
insert into home_visit (case_no, closed_at) values ('1', now()); insert into step (case_no, step) values ('1', 'keep-check')

-- fleet-agreement fact 2: labour is never discounted
select agreement_no from fleet_discount where kind = 'LABOUR'
-- broken by
insert into fleet_discount (agreement_no, kind) values ('1', 'LABOUR')

-- fleet-agreement fact 5: nothing is signed without approval
select s.case_no from step s where s.step = 'register-agreement' and not exists (select 1 from step a where a.case_no = s.case_no and a.step = 'approve-agreement' and a.ended <= s.began)
-- broken by
insert into step (case_no, step, began) values ('1', 'register-agreement', now())

-- fleet-agreement facts 1, 6: owners under an agreement are corporate
select v.agreement_no, c.id from fleet_vehicle v join fleet_agreement a on a.agreement_no = v.agreement_no join customer c on c.id = v.customer_id where a.state = 'ACTIVE' and c.customer_class <> 'CORPORATE'
-- broken by
insert into fleet_agreement (agreement_no, state) values ('1', 'ACTIVE'); insert into fleet_vehicle (agreement_no, customer_id) values ('1', 'c'); insert into customer (id, customer_class) values ('c', 'NORMAL')

-- prospect-follow-up fact 7: a prospect is followed up in one case
select p.customer_id from prospect p join service_case c on c.case_no = p.case_no where c.ended_at is null group by p.customer_id having count(*) > 1
-- broken by
insert into prospect (case_no, customer_id) values ('1', 'c'), ('2', 'c'); insert into service_case (case_no) values ('1'), ('2')

-- prospect-follow-up fact 6: who has ordered is not called any more
select s.case_no from step s join prospect p on p.case_no = s.case_no where p.result = 'ORDERED' and s.step = 'call-prospect' and s.ended is null
-- broken by
insert into prospect (case_no, result) values ('1', 'ORDERED'); insert into step (case_no, step) values ('1', 'call-prospect')

-- prospect-follow-up: whoever goes on has a date
select case_no from prospect where result = 'VISIT_AGREED' and visit_at is null or result = 'CONTINUE' and next_contact_at is null
-- broken by
insert into prospect (case_no, result) values ('1', 'VISIT_AGREED')

-- prospect-spot-check fact 8: satisfaction up to 2 is dissatisfied
select id from spot_check_sample where satisfaction is not null and dissatisfied <> (satisfaction <= 2)
-- broken by
insert into spot_check_sample (id, satisfaction, dissatisfied) values ('1', 2, false)

-- prospect-spot-check facts 3, 9: nobody is fined for a satisfied visitor, nor for what is not confirmed
select id from spot_check_sample where penalty_fen is not null and (not dissatisfied or coalesce(statement, '') <> 'CONFIRMED')
-- broken by
insert into spot_check_sample (id, dissatisfied, statement, penalty_fen) values ('1', true, 'NOT_CONFIRMED', 100)

-- prospect-spot-check fact 2: whoever is dissatisfied has a complaint
select s.id from spot_check_sample s where s.dissatisfied and s.statement is not null and not exists (select 1 from event e where e.name = 'complaint-raised' and e.source_case = s.interview_no)
-- broken by
insert into spot_check_sample (id, dissatisfied, statement, interview_no) values ('1', true, 'CONFIRMED', '1')

-- prospect-spot-check: nobody is asked twice
select case_no, customer_id from spot_check_sample group by case_no, customer_id having count(*) > 1
-- broken by
insert into spot_check_sample (id, case_no, customer_id) values ('1', '1', 'c'), ('2', '1', 'c')

-- at the end: prospect-spot-check: nobody is still being asked
select id from spot_check_sample where state = 'ASKING'
-- broken by
insert into spot_check_sample (id, state) values ('1', 'ASKING')

-- showroom-visit fact 2: three options are shown
select v.case_no, v.options_shown from showroom_visit v where v.options_shown < 3
-- broken by
insert into showroom_visit (case_no, options_shown) values ('1', 2)

-- showroom-visit facts 5, 11: who is seen off, leaves data and has not decided has a next contact
select v.case_no from showroom_visit v where v.result in ('UNDECIDED', 'TEST_DRIVEN') and v.left_at is not null and not v.left_without_data and v.next_contact_at is null
and exists (select 1 from step s where s.case_no = v.case_no and s.step = 'say-farewell' and s.ended is not null and not s.cancelled)
-- broken by
insert into showroom_visit (case_no, result, left_at, left_without_data) values ('1', 'UNDECIDED', now(), false); insert into step (case_no, step, ended, cancelled) values ('1', 'say-farewell', now(), false)

-- showroom-visit fact 7: fewer than three kinds of drinks do not meet the sheet
select case_no from showroom_visit where drinks_met <> (drinks_offered >= 3)
-- broken by
insert into showroom_visit (case_no, drinks_offered, drinks_met) values ('1', 2, true)

-- showroom-visit fact 11, incoming-call: one visit, one call is one line of the traffic sheet
select case_no from traffic_line group by case_no, channel having count(*) > 1
-- broken by
insert into traffic_line (id, case_no, channel) values ('1', '1', 'VISIT'), ('2', '1', 'VISIT')

-- incoming-call fact 1: the fourth ring is late
select case_no, rings from incoming_call where rings is not null and rings_breached <> (rings > 3)
-- broken by
insert into incoming_call (case_no, rings, rings_breached) values ('1', 4, false)

-- incoming-call fact 5: a call is thanked for once
select case_no from message where step = 'send-call-thanks' group by case_no having count(*) > 1
-- broken by
insert into message (id, case_no, step) values ('1', '1', 'send-call-thanks'), ('2', '1', 'send-call-thanks')

-- test-drive fact 3: a drive takes 15 minutes or 6 kilometres
select case_no, minutes, km from test_drive where outcome = 'DRIVEN' and minutes < 15 and km < 6
-- broken by
insert into test_drive (case_no, outcome, minutes, km) values ('1', 'DRIVEN', 12, 5)

-- test-drive fact 2: two routes are offered
select d.case_no from test_drive d where d.outcome in ('DRIVEN', 'RIDE_ALONG') and (select count(*) from test_drive_route r where r.case_no = d.case_no) < 2
-- broken by
insert into test_drive (case_no, outcome) values ('1', 'DRIVEN'); insert into test_drive_route (case_no, route_no) values ('1', 1)

-- test-drive facts 4, 5, 12: nobody drives without a valid licence and a signed agreement
select s.case_no from step s where s.step in ('customer-drives', 'change-seats') and not exists (select 1 from test_drive_driver d where d.case_no = s.case_no and d.eligibility = 'MAY_DRIVE')
-- broken by
insert into step (case_no, step) values ('1', 'customer-drives'); insert into test_drive_driver (case_no, driver_no, eligibility) values ('1', 1, 'RIDE_ALONG')

-- test-drive fact 1: no drive with less than half a tank
select s.case_no from step s join test_drive d on d.case_no = s.case_no where s.step = 'explain-drive' and d.fuel_percent < 50
-- broken by
insert into test_drive (case_no, fuel_percent) values ('1', 49); insert into step (case_no, step) values ('1', 'explain-drive')

-- test-drive fact 9: who may drive has a copy of the licence kept
select d.case_no, d.driver_no from test_drive_driver d where d.eligibility = 'MAY_DRIVE' and not exists (select 1 from personal_paper p where p.case_no = d.case_no and p.kind = 'DRIVING_LICENCE')
-- broken by
insert into test_drive_driver (case_no, driver_no, eligibility) values ('1', 1, 'MAY_DRIVE')

-- used-car-appraisal fact 1: an appraisal is free
select appraisal_no from used_car_appraisal where fee_fen <> 0
-- broken by
insert into used_car_appraisal (appraisal_no, fee_fen) values ('1', 1)

-- used-car-appraisal fact 4: a price is accepted while it holds
select appraisal_no from used_car_appraisal where outcome = 'ACCEPTED' and (price_fen is null or cast(decided_at as date) > valid_until)
-- broken by
insert into used_car_appraisal (appraisal_no, outcome, price_fen, decided_at, valid_until) values ('1', 'ACCEPTED', 1, now(), date '2020-01-01')

-- vehicle-order fact 1: a quotation is the sum of its parts, the price the list price less the discount
select order_no, version from sales_quotation where total_fen <> price_fen + tax_fen + insurance_fen + registration_fen + accessories_fen or abs(price_fen * 100 - list_price_fen * (100 - discount_percent)) > 50
-- broken by
insert into sales_quotation (order_no, version, list_price_fen, discount_percent, price_fen, tax_fen, insurance_fen, registration_fen, accessories_fen, total_fen) values ('1', 1, 100, 0, 100, 10, 5, 0, 0, 116)

-- vehicle-order fact 11: the old car is deducted for no more than the new one costs
select order_no, version from sales_quotation where trade_in_fen < 0 or trade_in_fen > total_fen
-- broken by
insert into sales_quotation (order_no, version, trade_in_fen, total_fen) values ('1', 1, 5, 4)

-- vehicle-order fact 3: a discount was approved
select q.order_no from sales_quotation q where q.discount_percent > 0 and not exists (select 1 from step s where s.case_no = q.order_no and s.step = 'approve-terms' and s.ended is not null)
-- broken by
insert into sales_quotation (order_no, version, discount_percent) values ('1', 1, 2)

-- vehicle-order fact 4: a refusal has its reason
select order_no from sales_order where state = 'REFUSED' and reason is null
-- broken by
insert into sales_order (order_no, state) values ('1', 'REFUSED')

-- vehicle-order fact 5: an order is told once, and after its deposit
select e.source_case from event e where e.name = 'order-signed' and e.source_case is not null group by e.source_case having count(*) > 1 or not exists (select 1 from payment p where p.source_ref = e.source_case and p.kind = 'DEPOSIT' and p.state in ('PAID', 'WAIVED'))
-- broken by
insert into event (id, name, source_case) values ('1', 'order-signed', '1')

-- vehicle-order fact 8: no deposit is collected before the licence was copied
select s.case_no from step s where s.step = 'collect-deposit' and not exists (select 1 from personal_paper p where p.case_no = s.case_no and p.kind = 'DRIVING_LICENCE')
-- broken by
insert into step (case_no, step) values ('1', 'collect-deposit')

-- vehicle-order: nothing is signed before the customer has signed
select s.case_no from step s where s.step = 'sign-order' and (select count(*) from document d where d.case_no = s.case_no and d.signed_at <= s.began) < 2
-- broken by
insert into step (case_no, step, began) values ('1', 'sign-order', now())

-- vehicle-order fact 12: who cancels gets the deposit back
select e.source_case from event e join payment p on p.source_ref = e.source_case and p.kind = 'DEPOSIT' and p.received_fen > 0 where e.name = 'order-cancelled'
and not exists (select 1 from event r where r.name = 'refund-requested' and r.source_case = e.source_case)
-- broken by
insert into event (id, name, source_case) values ('1', 'order-cancelled', '1'); insert into payment (payment_no, source_ref, kind, received_fen) values ('1', '1', 'DEPOSIT', 100)

-- vehicle-order: one car is sold once
select vin from sales_order where state = 'SIGNED' and vin is not null group by vin having count(*) > 1
-- broken by
insert into sales_order (order_no, vin, state) values ('1', 'V', 'SIGNED'), ('2', 'V', 'SIGNED')

-- vehicle-delivery fact 2: no car is delivered without its inspection
select case_no from delivery where delivered_at is not null and pdi_passed_at is null
-- broken by
insert into delivery (case_no, delivered_at) values ('1', now())

-- vehicle-delivery fact 4: no car is handed over before the balance is paid
select s.case_no from step s join payment p on p.case_no = s.case_no where s.step = 'hold-ceremony' and s.flow = 'vehicle-delivery' and p.state not in ('PAID', 'WAIVED')
-- broken by
insert into payment (payment_no, case_no, state) values ('1', '1', 'OPEN'); insert into step (case_no, flow, step) values ('1', 'vehicle-delivery', 'hold-ceremony')

-- vehicle-delivery fact 13: no hand-over without the owner's signature
select s.case_no from step s where s.step = 'hold-ceremony' and not exists (select 1 from document d where d.case_no = s.case_no and d.signed_at <= s.began)
-- broken by
insert into step (case_no, step, began) values ('1', 'hold-ceremony', now())

-- vehicle-delivery fact 6: a car that is delivered has a number of 17 characters
select case_no, vin from delivery where delivered_at is not null and (vin is null or length(vin) <> 17)
-- broken by
insert into delivery (case_no, delivered_at, vin) values ('1', now(), '1234567890123456')

-- vehicle-delivery facts 11, 14: a delivery is told once
select source_case, name from event where name in ('car-delivered', 'delivery-completed') and source_case is not null group by source_case, name having count(*) > 1
-- broken by
insert into event (id, name, source_case) values ('1', 'car-delivered', '1'), ('2', 'car-delivered', '1')

-- new-owner-care fact 3: eleven contacts are planned
select case_no from care_contact where contact_no is not null group by case_no having count(distinct contact_no) <> 11
-- broken by
insert into care_contact (id, case_no, contact_no) values ('1', '1', 1)

-- new-owner-care facts 1, 18: no contact opens before its time
select id, code from care_contact where opened_at < opens_at
-- broken by
insert into care_contact (id, opened_at, opens_at) values ('1', timestamp with time zone '2026-01-01 00:00:00+08', timestamp with time zone '2026-01-02 00:00:00+08')

-- at the end: new-owner-care fact 17: nothing is planned any more for an owner whose case has ended
select n.id from care_contact n join service_case c on c.case_no = n.case_no where c.ended_at is not null and n.state in ('PLANNED', 'OPEN')
-- broken by
insert into service_case (case_no, ended_at) values ('1', now()); insert into care_contact (id, case_no, state) values ('1', '1', 'PLANNED')

-- key-owner-visit fact 4: nobody is visited without a date
select s.case_no from step s where s.step = 'make-visit' and not exists (select 1 from key_owner_visit v where v.case_no = s.case_no and v.visit_at is not null)
-- broken by
insert into step (case_no, step) values ('1', 'make-visit')

-- key-owner-visit fact 3: a complaint of a visit is raised
select v.id from key_owner_visit v where v.complaint is not null and v.settled_at is not null and not exists (select 1 from event e where e.name = 'complaint-raised' and e.source_case = v.case_no)
-- broken by
insert into key_owner_visit (id, case_no, complaint, settled_at) values ('1', '1', 'x', now())

-- trade-in-development facts 5, 8: no car is younger than the cycle
select t.campaign_no, t.customer_id from trade_in_candidate t join trade_in_campaign c on c.campaign_no = t.campaign_no where t.age_months < c.cycle_months
-- broken by
insert into trade_in_campaign (campaign_no, cycle_months) values ('1', 36); insert into trade_in_candidate (campaign_no, age_months) values ('1', 30)

-- trade-in-development fact 2: nobody is contacted before all are allocated
select s.case_no from step s join trade_in_candidate t on t.campaign_no = s.case_no where s.step = 'contact-owners' and t.consultant_id is null and coalesce(t.result, '') = ''
-- broken by
insert into step (case_no, step) values ('1', 'contact-owners'); insert into trade_in_candidate (campaign_no, customer_id) values ('1', 'c')

-- trade-in-development fact 4: who went over to another brand has it written down
select campaign_no, customer_id from trade_in_candidate where result = 'SWITCHED_BRAND' and brand is null
-- broken by
insert into trade_in_candidate (campaign_no, result) values ('1', 'SWITCHED_BRAND')

-- at the end: trade-in-development: every candidate of a closed campaign has a result
select t.campaign_no, t.customer_id from trade_in_candidate t join trade_in_campaign c on c.campaign_no = t.campaign_no where c.closed_at is not null and t.result is null
-- broken by
insert into trade_in_campaign (campaign_no, closed_at) values ('1', now()); insert into trade_in_candidate (campaign_no, customer_id) values ('1', 'c')

-- showroom-daily-preparation fact 7: nothing is signed while a defect is open
select s.case_no from step s join checklist_defect d on d.case_no = s.case_no where s.step = 'sign-morning' and s.ended is null and d.state = 'OPEN'
-- broken by
insert into step (case_no, step) values ('1', 'sign-morning'); insert into checklist_defect (id, case_no, state) values ('1', '1', 'OPEN')

-- showroom-daily-preparation fact 6: a morning is signed once
select case_no from step where step = 'sign-morning' and ended is not null and not cancelled group by case_no having count(*) > 1
-- broken by
insert into step (case_no, step, ended, cancelled) values ('1', 'sign-morning', now(), false), ('1', 'sign-morning', now(), false)

-- showroom-daily-preparation fact 1: a test-drive car with less than half a tank is not ready
select id from showroom_car where kind = 'TEST_DRIVE' and ready and fuel_percent < 50
-- broken by
insert into showroom_car (id, kind, ready, fuel_percent) values ('1', 'TEST_DRIVE', true, 40)

-- messages: none is sent in the quiet hours, from 22:00 to 08:00
select id, wording_key from message where sent_at is not null and (extract(hour from (sent_at at time zone 'Asia/Shanghai')) < 8 or extract(hour from (sent_at at time zone 'Asia/Shanghai')) >= 22)
and not on_reply and purpose <> 'EMERGENCY'
-- broken by
insert into message (id, sent_at, on_reply, purpose) values ('1', timestamp with time zone '2026-11-23 22:00:00+08', false, 'CARE')

-- messages: a step sends a text once
select case_no, step, once_key from message group by case_no, step, once_key having count(*) > 1
-- broken by
insert into message (id, case_no, step, once_key) values ('1', '1', 's', 'k'), ('2', '1', 's', 'k')

-- cases: what may run once runs once
select flow, active_key from active_case group by flow, active_key having count(*) > 1
-- broken by
insert into active_case (flow, active_key, case_no) values ('f', 'k', '1'), ('f', 'k', '2')

-- at the end: cases: none is open, and none holds a key
select case_no from service_case where process_id <> 'rehearsal' and ended_at is null union select case_no from active_case
-- broken by
insert into active_case (flow, active_key, case_no) values ('f', 'k', '1')

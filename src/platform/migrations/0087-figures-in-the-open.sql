-- Disputes are told in the open by the months in which they were opened.
CREATE INDEX disputes_newest ON disputes (opened_at DESC, id DESC);

-- What was paid for being late is little beside pay, and found without reading that.
CREATE INDEX adviser_payout_items_for_being_late ON adviser_payout_items (payout_id, kind) WHERE kind <> 'pay';

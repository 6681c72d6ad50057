-- Names the whole request of an act, so that its id stands for nothing else.
ALTER TABLE decision ADD COLUMN asked UUID;
ALTER TABLE audit_entry ADD COLUMN asked UUID;
ALTER TABLE like_act ADD COLUMN asked UUID;

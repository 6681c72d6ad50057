-- Notes that are often given with a removal under a rule, to be chosen by number.
CREATE TABLE rule_reason (
    rule_code TEXT NOT NULL,
    text TEXT NOT NULL,
    moderator_id UUID NOT NULL,
    saved_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT rule_reason_pkey PRIMARY KEY (rule_code, text)
);

ALTER TABLE rule_reason ADD CONSTRAINT rule_reason_rule_code_fkey FOREIGN KEY (rule_code) REFERENCES rule(code) ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE rule_reason ADD CONSTRAINT rule_reason_moderator_id_fkey FOREIGN KEY (moderator_id) REFERENCES moderator(id) ON DELETE RESTRICT ON UPDATE NO ACTION;

export const drills = /* sql */ `
-- An exercise: kept out of the figures.
ALTER TABLE alerts ADD COLUMN is_drill INTEGER NOT NULL DEFAULT 0;
CREATE INDEX alerts_drills ON alerts (account_id, triggered_at) WHERE is_drill = 1;
`;

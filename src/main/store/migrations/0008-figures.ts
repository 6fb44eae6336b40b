export const figures = /* sql */ `
-- Alerts of a period, in the order in which they came.
CREATE INDEX alerts_triggered ON alerts (account_id, triggered_at, id);
`;

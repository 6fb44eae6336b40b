export const destinations = /* sql */ `
ALTER TABLE alerts ADD COLUMN acknowledge_by TEXT NOT NULL DEFAULT 'anyone';
ALTER TABLE alerts ADD COLUMN step_started_at INTEGER;
`;

export const setAside = /* sql */ `
-- Events of other consoles that this version cannot fold: they stay in the journal and are passed on, and nothing follows from them.
CREATE TABLE set_aside (
  console_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  stream TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (console_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX set_aside_stream ON set_aside (stream);
`;

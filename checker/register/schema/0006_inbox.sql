-- A desk finds what is meant for it without reading what was meant for all others since.

CREATE INDEX inbox_team ON inbox (act, team, idx);
CREATE INDEX inbox_asker ON inbox (asker, idx) WHERE asker IS NOT NULL;

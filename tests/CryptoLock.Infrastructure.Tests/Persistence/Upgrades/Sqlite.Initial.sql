-- The schema of the first migration.
CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

BEGIN TRANSACTION;
CREATE TABLE "seen_messages" (
    "hash" BLOB NOT NULL CONSTRAINT "PK_seen_messages" PRIMARY KEY
);

CREATE TABLE "sessions" (
    "id" TEXT NOT NULL CONSTRAINT "PK_sessions" PRIMARY KEY,
    "customer_key" TEXT NOT NULL,
    "customer" TEXT NOT NULL,
    "business" TEXT NOT NULL,
    "profile_name" TEXT NULL,
    "language" TEXT NULL,
    "status" TEXT NOT NULL,
    "handoff_reason" TEXT NULL,
    "operator_name" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "last_message_at" INTEGER NOT NULL,
    "last_inbound_at" INTEGER NULL,
    "message_count" INTEGER NOT NULL,
    "pending_since" INTEGER NULL,
    "due_at" INTEGER NULL,
    "not_before" INTEGER NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE "messages" (
    "id" TEXT NOT NULL CONSTRAINT "PK_messages" PRIMARY KEY,
    "session_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "author" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "direction" TEXT NOT NULL,
    "provider_id" TEXT NULL,
    "attachments" TEXT NULL,
    "location" TEXT NULL,
    "selection" TEXT NULL,
    "quoted_provider_id" TEXT NULL,
    "outcome_kind" TEXT NULL,
    "outcome_reason" TEXT NULL,
    "outcome_turn" TEXT NULL,
    "turn_id" TEXT NULL,
    "origin" TEXT NULL,
    CONSTRAINT "ck_messages_outcome" CHECK ((outcome_kind IS NULL AND outcome_turn IS NULL AND outcome_reason IS NULL)
OR (outcome_kind IN ('Answered', 'Merged') AND outcome_turn IS NOT NULL AND outcome_reason IS NULL)
OR (outcome_kind = 'HandedOff' AND outcome_turn IS NULL AND outcome_reason IS NULL)
OR (outcome_kind IN ('Suppressed', 'FailedToPerson') AND outcome_turn IS NULL AND outcome_reason IS NOT NULL)),
    CONSTRAINT "FK_messages_sessions_session_id" FOREIGN KEY ("session_id") REFERENCES "sessions" ("id") ON DELETE CASCADE
);

CREATE TABLE "turns" (
    "id" TEXT NOT NULL CONSTRAINT "PK_turns" PRIMARY KEY,
    "session_id" TEXT NOT NULL,
    "read_through" INTEGER NOT NULL,
    "opened_at" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "superseded" INTEGER NOT NULL,
    "ended_at" INTEGER NULL,
    "end" TEXT NULL,
    CONSTRAINT "FK_turns_sessions_session_id" FOREIGN KEY ("session_id") REFERENCES "sessions" ("id") ON DELETE CASCADE
);

CREATE TABLE "parts" (
    "id" TEXT NOT NULL CONSTRAINT "PK_parts" PRIMARY KEY,
    "session_id" TEXT NOT NULL,
    "part_index" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "provider_id" TEXT NULL,
    "attempts" INTEGER NOT NULL,
    "changed_at" INTEGER NULL,
    "error_code" INTEGER NULL,
    "error_cause" TEXT NULL,
    "message_id" TEXT NOT NULL,
    CONSTRAINT "FK_parts_messages_message_id" FOREIGN KEY ("message_id") REFERENCES "messages" ("id") ON DELETE CASCADE
);

CREATE INDEX "ix_messages_pending" ON "messages" ("session_id") WHERE direction = 'in' AND outcome_kind IS NULL;

CREATE UNIQUE INDEX "ux_messages_position" ON "messages" ("session_id", "position");

CREATE INDEX "ix_parts_unsent" ON "parts" ("session_id") WHERE status < 2;

CREATE UNIQUE INDEX "ux_parts_index" ON "parts" ("message_id", "part_index");

CREATE INDEX "ix_sessions_activity" ON "sessions" ("last_message_at");

CREATE INDEX "ix_sessions_address" ON "sessions" ("customer");

CREATE INDEX "ix_sessions_due" ON "sessions" ("due_at") WHERE due_at IS NOT NULL;

CREATE UNIQUE INDEX "ux_sessions_customer" ON "sessions" ("customer_key", "business");

CREATE INDEX "ix_turns_session" ON "turns" ("session_id");

CREATE UNIQUE INDEX "ux_turns_open" ON "turns" ("session_id") WHERE ended_at IS NULL;

CREATE TRIGGER tr_messages_outcome_once BEFORE UPDATE OF outcome_kind, outcome_turn, outcome_reason ON messages
WHEN OLD.outcome_kind IS NOT NULL AND (NEW.outcome_kind IS NOT OLD.outcome_kind
    OR NEW.outcome_turn IS NOT OLD.outcome_turn OR NEW.outcome_reason IS NOT OLD.outcome_reason)
BEGIN SELECT RAISE(ABORT, 'a message has one outcome, once'); END;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261122191852_Initial', '10.0.15');

COMMIT;

-- Conversations in every state that it knew.
INSERT INTO sessions (id, customer_key, customer, business, profile_name, language, status, handoff_reason, operator_name, created_at, last_message_at, last_inbound_at, message_count, pending_since, due_at, not_before, version) VALUES
  ('0193F000-0001-7000-8000-000000000001', 'whatsapp:+1', 'whatsapp:+1', 'whatsapp:+14155238886', 'Ana', 'pt', 'Automated', NULL, NULL, 639309456000000000, 639309457800000000, 639309457800000000, 4, 639309457800000000, 639309457800000000, NULL, 4),
  ('0193F000-0001-7000-8000-000000000002', 'whatsapp:+2', 'whatsapp:+2', 'whatsapp:+14155238886', 'Ana', NULL, 'AwaitingHuman', 'AssistantUnavailable', NULL, 639309456000000000, 639309456000000000, 639309456000000000, 2, NULL, NULL, NULL, 2),
  ('0193F000-0001-7000-8000-000000000003', 'whatsapp:+3', 'whatsapp:+3', 'whatsapp:+14155238886', 'Ana', NULL, 'WithHuman', NULL, 'Bia', 639309456000000000, 639309456000000000, 639309456000000000, 2, NULL, 639309456600000000, NULL, 2),
  ('0193F000-0001-7000-8000-000000000004', 'whatsapp:+4', 'whatsapp:+4', 'whatsapp:+14155238886', 'Ana', NULL, 'OptedOut', NULL, NULL, 639309456000000000, 639309456000000000, 639309456000000000, 1, NULL, NULL, NULL, 1),
  ('0193F000-0001-7000-8000-000000000005', 'whatsapp:+5', 'whatsapp:+5', 'whatsapp:+14155238886', 'Ana', NULL, 'Automated', NULL, NULL, 639309456000000000, 639309456600000000, 639309456600000000, 2, 639309456000000000, 639309456000000000, NULL, 2),
  ('0193F000-0001-7000-8000-000000000006', 'whatsapp:+6', 'whatsapp:+6', 'whatsapp:+14155238886', 'Ana', NULL, 'Automated', NULL, NULL, 639309456000000000, 639309456000000000, 639309456000000000, 2, NULL, 639309456600000000, NULL, 2);

INSERT INTO messages (id, session_id, position, author, text, at, direction, provider_id, attachments, location, selection, quoted_provider_id, outcome_kind, outcome_reason, outcome_turn, turn_id, origin) VALUES
  ('0193F000-0002-7000-8000-000000000001', '0193F000-0001-7000-8000-000000000001', 1, 'Customer', 'Olá, 🙂', 639309456000000000, 'in', 'SMold1', '[{"url":"https://example.com/1","contentType":"image/png"}]', '{"latitude":38.7,"longitude":-9.1,"label":"Office"}', NULL, NULL, 'Merged', NULL, '0193F000-0003-7000-8000-000000000001', NULL, NULL),
  ('0193F000-0002-7000-8000-000000000002', '0193F000-0001-7000-8000-000000000001', 2, 'Customer', 'what''s this?', 639309456600000000, 'in', 'SMold2', '[]', NULL, 'yes', 'SMquoted', 'Answered', NULL, '0193F000-0003-7000-8000-000000000001', NULL, NULL),
  ('0193F000-0002-7000-8000-000000000003', '0193F000-0001-7000-8000-000000000001', 3, 'Assistant', 'one two', 639309457200000000, 'out', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '0193F000-0003-7000-8000-000000000001', '{"responder":"gemini","promptName":"desk","promptHash":"a1b2","modelAsked":"asked","modelUsed":"used","inputTokens":5,"costUsd":0.25,"latency":"00:00:02","toolsCalled":["find"]}'),
  ('0193F000-0002-7000-8000-000000000004', '0193F000-0001-7000-8000-000000000001', 4, 'Customer', 'and now?', 639309457800000000, 'in', 'SMold4', '[]', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  ('0193F000-0002-7000-8000-000000000005', '0193F000-0001-7000-8000-000000000002', 1, 'Customer', 'hard', 639309456000000000, 'in', 'SMold5', '[]', NULL, NULL, NULL, 'FailedToPerson', 'AssistantUnavailable', NULL, NULL, NULL),
  ('0193F000-0002-7000-8000-000000000006', '0193F000-0001-7000-8000-000000000002', 2, 'System', 'sorry', 639309456600000000, 'out', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '0193F000-0003-7000-8000-000000000002', NULL),
  ('0193F000-0002-7000-8000-000000000007', '0193F000-0001-7000-8000-000000000003', 1, 'Customer', 'a person please', 639309456000000000, 'in', 'SMold7', '[]', NULL, NULL, NULL, 'HandedOff', NULL, NULL, NULL, NULL),
  ('0193F000-0002-7000-8000-000000000008', '0193F000-0001-7000-8000-000000000003', 2, 'Operator', 'here I am', 639309456600000000, 'out', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  ('0193F000-0002-7000-8000-000000000009', '0193F000-0001-7000-8000-000000000004', 1, 'Customer', 'stop', 639309456000000000, 'in', 'SMold9', '[]', NULL, NULL, NULL, 'Suppressed', 'OptedOut', NULL, NULL, NULL),
  ('0193F000-0002-7000-8000-00000000000A', '0193F000-0001-7000-8000-000000000005', 1, 'Customer', 'interrupted', 639309456000000000, 'in', 'SMold10', '[]', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  ('0193F000-0002-7000-8000-00000000000B', '0193F000-0001-7000-8000-000000000005', 2, 'Customer', 'very', 639309456600000000, 'in', 'SMold11', '[]', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  ('0193F000-0002-7000-8000-00000000000C', '0193F000-0001-7000-8000-000000000006', 1, 'Customer', 'hello', 639309456000000000, 'in', 'SMold12', '[]', NULL, NULL, NULL, 'Answered', NULL, '0193F000-0003-7000-8000-000000000006', NULL, NULL),
  ('0193F000-0002-7000-8000-00000000000D', '0193F000-0001-7000-8000-000000000006', 2, 'Assistant', 'a b', 639309456600000000, 'out', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '0193F000-0003-7000-8000-000000000006', '{"responder":"gemini","promptName":"desk","promptHash":"a1b2","modelAsked":"asked","modelUsed":"used","inputTokens":5,"costUsd":0.25,"latency":"00:00:02","toolsCalled":["find"]}');

INSERT INTO turns (id, session_id, read_through, opened_at, attempts, superseded, ended_at, "end") VALUES
  ('0193F000-0003-7000-8000-000000000001', '0193F000-0001-7000-8000-000000000001', 2, 639309456600000000, 1, 0, 639309457200000000, 'Replied'),
  ('0193F000-0003-7000-8000-000000000002', '0193F000-0001-7000-8000-000000000002', 1, 639309456000000000, 3, 0, 639309456600000000, 'Failed'),
  ('0193F000-0003-7000-8000-000000000003', '0193F000-0001-7000-8000-000000000003', 1, 639309456000000000, 1, 0, 639309456600000000, 'HandedOff'),
  ('0193F000-0003-7000-8000-000000000004', '0193F000-0001-7000-8000-000000000004', 1, 639309456000000000, 1, 0, 639309456600000000, 'Suppressed'),
  ('0193F000-0003-7000-8000-000000000005', '0193F000-0001-7000-8000-000000000005', 1, 639309456000000000, 2, 1, NULL, NULL),
  ('0193F000-0003-7000-8000-000000000006', '0193F000-0001-7000-8000-000000000006', 1, 639309456000000000, 1, 0, 639309456600000000, 'Replied');

INSERT INTO parts (id, session_id, part_index, text, status, provider_id, attempts, changed_at, error_code, error_cause, message_id) VALUES
  ('0193F000-0004-7000-8000-000000000001', '0193F000-0001-7000-8000-000000000001', 0, 'one', 3, 'SMout1', 1, 639309457200000000, NULL, NULL, '0193F000-0002-7000-8000-000000000003'),
  ('0193F000-0004-7000-8000-000000000002', '0193F000-0001-7000-8000-000000000001', 1, 'two', 4, 'SMout2', 1, 639309457200000000, NULL, NULL, '0193F000-0002-7000-8000-000000000003'),
  ('0193F000-0004-7000-8000-000000000003', '0193F000-0001-7000-8000-000000000002', 0, 'sorry', 5, 'SMout3', 1, 639309456600000000, 63003, 'No such number.', '0193F000-0002-7000-8000-000000000006'),
  ('0193F000-0004-7000-8000-000000000004', '0193F000-0001-7000-8000-000000000003', 0, 'here I am', 1, NULL, 1, 639309456600000000, NULL, NULL, '0193F000-0002-7000-8000-000000000008'),
  ('0193F000-0004-7000-8000-000000000005', '0193F000-0001-7000-8000-000000000006', 0, 'a', 2, 'SMout5', 1, 639309456600000000, NULL, NULL, '0193F000-0002-7000-8000-00000000000D'),
  ('0193F000-0004-7000-8000-000000000006', '0193F000-0001-7000-8000-000000000006', 1, 'b', 0, NULL, 0, NULL, NULL, NULL, '0193F000-0002-7000-8000-00000000000D');

INSERT INTO seen_messages (hash) VALUES
  (X'3F91B3D2DBFD93654F49B07402DB8144'),
  (X'F61B749945B81E7E37852C316D8BF7D4'),
  (X'B0E239D4B27E81481596322AA3FA495B'),
  (X'4F1E8BDB804130426C85C0079BEF7D02'),
  (X'0CAA05819ED8956EAD58F9B96F381F79'),
  (X'25920819364C1F4DC2568787AC3C9219'),
  (X'D4F5B7D07480BC055CC2EF00B0B4F705'),
  (X'74A3B8F98947537576AD67BE6B8C6E07'),
  (X'B1660395BC0C32381E1E9731006DED27');

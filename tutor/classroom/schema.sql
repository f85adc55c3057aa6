-- Everything is appended; the last line about a student and an exercise counts. Order is that of
-- the ids, never that of a clock.
CREATE TABLE run (
  id INTEGER PRIMARY KEY, uid TEXT UNIQUE NOT NULL, started_at TEXT NOT NULL, about TEXT NOT NULL
);
CREATE TABLE person (
  student TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL, position INTEGER NOT NULL
);
CREATE TABLE exercise (
  name TEXT PRIMARY KEY, chapter TEXT NOT NULL, points REAL NOT NULL, position INTEGER NOT NULL
);
CREATE TABLE source (sha256 TEXT PRIMARY KEY, content BLOB NOT NULL);
-- one judging of some bytes: shared by all who handed in the same
CREATE TABLE grading (
  id INTEGER PRIMARY KEY, uid TEXT UNIQUE NOT NULL, key TEXT NOT NULL, sha256 TEXT NOT NULL,
  status TEXT NOT NULL, reason TEXT NOT NULL, report TEXT, graded_at TEXT NOT NULL,
  course_version TEXT NOT NULL, seed INTEGER NOT NULL, device TEXT NOT NULL, software TEXT NOT NULL
);
CREATE INDEX grading_key ON grading (key, id);
CREATE TABLE entry (
  id INTEGER PRIMARY KEY, uid TEXT UNIQUE NOT NULL, student TEXT NOT NULL, exercise TEXT NOT NULL,
  grading TEXT, status TEXT NOT NULL, points REAL NOT NULL, score REAL, late_days REAL NOT NULL,
  final REAL, reason TEXT NOT NULL, submission TEXT NOT NULL, sha256 TEXT NOT NULL,
  submitted_at TEXT NOT NULL, recorded_at TEXT NOT NULL
);
CREATE INDEX entry_of ON entry (student, exercise, id);
CREATE TABLE adjustment (
  id INTEGER PRIMARY KEY, uid TEXT UNIQUE NOT NULL, student TEXT NOT NULL, exercise TEXT NOT NULL,
  final REAL, reason TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL,
  after TEXT NOT NULL -- the uid of the entry that it was made upon
);
CREATE INDEX adjustment_of ON adjustment (student, exercise, id);

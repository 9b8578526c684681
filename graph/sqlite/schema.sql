-- The embedded store. Records are kept whole as canonical JSON beside the columns that filters and orderings need.
-- Derived tables (entity, edge, origin of article) are rewritten in the transaction that changes what they rest on.

CREATE TABLE article (
  id TEXT PRIMARY KEY, source TEXT NOT NULL, headline TEXT, published TEXT, origin TEXT NOT NULL,
  sketch BLOB NOT NULL, recorded_at TEXT NOT NULL, record TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX article_published ON article (published, id);
CREATE INDEX article_headline ON article (headline, id);
CREATE INDEX article_source ON article (source);
CREATE INDEX article_origin ON article (origin);

CREATE TABLE band (band INTEGER NOT NULL, key INTEGER NOT NULL, article TEXT NOT NULL REFERENCES article ON DELETE CASCADE,
  PRIMARY KEY (band, key, article)) WITHOUT ROWID;
CREATE INDEX band_article ON band (article);
CREATE TABLE reprint (one TEXT NOT NULL REFERENCES article ON DELETE CASCADE, other TEXT NOT NULL REFERENCES article ON DELETE CASCADE,
  PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE INDEX reprint_other ON reprint (other);

CREATE TABLE sentence (article TEXT NOT NULL REFERENCES article ON DELETE CASCADE, position INTEGER NOT NULL,
  start INTEGER NOT NULL, stop INTEGER NOT NULL, PRIMARY KEY (article, position)) WITHOUT ROWID;

CREATE TABLE form (entity TEXT NOT NULL, article TEXT NOT NULL REFERENCES article ON DELETE CASCADE,
  type TEXT NOT NULL, name TEXT NOT NULL, acts_for TEXT, PRIMARY KEY (entity, article)) WITHOUT ROWID;
CREATE INDEX form_article ON form (article);

CREATE TABLE mention (article TEXT NOT NULL REFERENCES article ON DELETE CASCADE, position INTEGER NOT NULL,
  entity TEXT NOT NULL, sentence INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
  text TEXT NOT NULL, resolution TEXT NOT NULL, PRIMARY KEY (article, position)) WITHOUT ROWID;
CREATE INDEX mention_entity ON mention (entity, article);

CREATE TABLE claim (
  id TEXT PRIMARY KEY, article TEXT NOT NULL REFERENCES article ON DELETE CASCADE, position INTEGER NOT NULL,
  edge TEXT NOT NULL, subject TEXT NOT NULL, relation TEXT NOT NULL, object TEXT NOT NULL, item TEXT, place TEXT,
  mood TEXT NOT NULL, negated INTEGER NOT NULL, attributed INTEGER NOT NULL, attribution TEXT,
  confidence REAL NOT NULL, start TEXT, stop TEXT, published TEXT, record TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX claim_article ON claim (article, position);
CREATE INDEX claim_edge ON claim (edge);
CREATE INDEX claim_subject ON claim (subject, relation);
CREATE INDEX claim_object ON claim (object, relation);
CREATE INDEX claim_relation ON claim (relation);
CREATE INDEX claim_item ON claim (item) WHERE item IS NOT NULL;
CREATE INDEX claim_place ON claim (place) WHERE place IS NOT NULL;
CREATE INDEX claim_attribution ON claim (attribution) WHERE attribution IS NOT NULL;
CREATE INDEX claim_time ON claim (ifnull(start, published), id);
CREATE INDEX claim_confidence ON claim (confidence, id);
CREATE INDEX claim_order ON claim (published, article, position, id);

CREATE TABLE edge (
  id TEXT PRIMARY KEY, subject TEXT NOT NULL, relation TEXT NOT NULL, object TEXT NOT NULL,
  claims INTEGER NOT NULL, articles INTEGER NOT NULL, origins INTEGER NOT NULL, actual INTEGER NOT NULL,
  planned INTEGER NOT NULL, possible INTEGER NOT NULL, negated INTEGER NOT NULL, contested INTEGER NOT NULL,
  first TEXT, last TEXT
) WITHOUT ROWID;
CREATE INDEX edge_subject ON edge (subject, relation);
CREATE INDEX edge_object ON edge (object, relation);
CREATE INDEX edge_relation ON edge (relation);
CREATE INDEX edge_claims ON edge (claims, id);
CREATE INDEX edge_origins ON edge (origins, id);
CREATE INDEX edge_last ON edge (last, id);

CREATE TABLE entity (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, name TEXT NOT NULL,
  acts_for TEXT, claims INTEGER NOT NULL, aliases TEXT NOT NULL
);
CREATE INDEX entity_name ON entity (name COLLATE NOCASE, id);
CREATE INDEX entity_claims ON entity (claims, id);
CREATE INDEX entity_type ON entity (type, claims);
CREATE INDEX entity_acts_for ON entity (acts_for) WHERE acts_for IS NOT NULL;
CREATE TABLE alias (alias TEXT NOT NULL COLLATE NOCASE, entity TEXT NOT NULL, PRIMARY KEY (alias, entity)) WITHOUT ROWID;
CREATE INDEX alias_entity ON alias (entity);

CREATE VIRTUAL TABLE entity_text USING fts5 (id UNINDEXED, name, aliases, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
CREATE VIRTUAL TABLE article_text USING fts5 (id UNINDEXED, headline, text, tokenize = "unicode61 remove_diacritics 2");

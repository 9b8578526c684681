-- The embedded store. Dates are ISO 8601 text, so that text order is time order.
-- What is only shown is in `record` (canonical JSON); columns are for filters, orders and joins. Where a table
-- grows fast, keys are numbers that grow with it, so that new rows and index entries stand side by side.

-- `cluster` is the smallest n among the article's near-duplicates; `origin` the smallest id among them.
CREATE TABLE article (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL,
  published TEXT,
  cluster INTEGER NOT NULL,
  origin TEXT NOT NULL,
  url TEXT,
  headline TEXT,
  language TEXT NOT NULL,
  sentences TEXT NOT NULL,  -- JSON [[index, start, end], …] in the order read
  forms TEXT NOT NULL,      -- JSON [[id, type, name, acts_for], …] in the order read
  text TEXT NOT NULL
);
CREATE INDEX article_published ON article (coalesce(published, '') DESC, id);
CREATE INDEX article_headline ON article (coalesce(headline, ''), id);
CREATE INDEX article_source ON article (source);
CREATE INDEX article_cluster ON article (cluster);
CREATE INDEX article_origin ON article (origin);

CREATE TABLE mention (
  article INTEGER NOT NULL REFERENCES article (n),
  position INTEGER NOT NULL,
  sentence INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  entity TEXT NOT NULL REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,
  resolution TEXT NOT NULL,
  PRIMARY KEY (article, position)
) WITHOUT ROWID;
CREATE INDEX mention_entity ON mention (entity, article);

-- `first` and `last` are the known days of the event; filters and orders take the article's date where they are unknown.
CREATE TABLE claim (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  article TEXT NOT NULL REFERENCES article (id),
  position INTEGER NOT NULL,
  edge TEXT NOT NULL REFERENCES edge (id) DEFERRABLE INITIALLY DEFERRED,
  subject TEXT NOT NULL REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,
  relation TEXT NOT NULL,
  object TEXT NOT NULL REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,
  symmetric INTEGER NOT NULL,
  item TEXT,
  place TEXT,
  mood TEXT NOT NULL,
  negated INTEGER NOT NULL,
  attributed INTEGER NOT NULL,
  attribution TEXT,
  confidence REAL NOT NULL,
  published TEXT,
  first TEXT,
  last TEXT,
  start INTEGER NOT NULL,   -- of the sentence in the article
  record TEXT NOT NULL
);
CREATE INDEX claim_article ON claim (article, position);
CREATE INDEX claim_edge ON claim (edge, first);
CREATE INDEX claim_subject ON claim (subject, relation);
CREATE INDEX claim_object ON claim (object, relation);
CREATE INDEX claim_relation ON claim (relation);
CREATE INDEX claim_item ON claim (item, edge) WHERE item IS NOT NULL;
CREATE INDEX claim_place ON claim (place, edge) WHERE place IS NOT NULL;
CREATE INDEX claim_attribution ON claim (attribution) WHERE attribution IS NOT NULL;
CREATE INDEX claim_in_order ON claim (coalesce(published, '~'), article, start, id);
CREATE INDEX claim_time ON claim (coalesce(first, published, '~'), id);
CREATE INDEX claim_confidence ON claim (confidence DESC, id);

-- Derived from claims.
CREATE TABLE edge (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  subject TEXT NOT NULL REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,
  relation TEXT NOT NULL,
  object TEXT NOT NULL REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,
  symmetric INTEGER NOT NULL,
  claims INTEGER NOT NULL,
  articles INTEGER NOT NULL,
  origins INTEGER NOT NULL,
  actual INTEGER NOT NULL,
  planned INTEGER NOT NULL,
  possible INTEGER NOT NULL,
  negated INTEGER NOT NULL,
  first TEXT,
  last TEXT
);
CREATE INDEX edge_subject ON edge (subject, relation);
CREATE INDEX edge_object ON edge (object, relation);
CREATE INDEX edge_relation ON edge (relation);
CREATE INDEX edge_claims ON edge (claims DESC, id);
CREATE INDEX edge_origins ON edge (origins DESC, id);
CREATE INDEX edge_last ON edge (coalesce(last, '') DESC, id);

-- How many articles of each cluster support an edge: its rows count the edge's origins.
CREATE TABLE support (
  edge INTEGER NOT NULL,    -- its n
  cluster INTEGER NOT NULL,
  articles INTEGER NOT NULL,
  PRIMARY KEY (edge, cluster)
) WITHOUT ROWID;

-- Derived from forms and mentions. `claims` counts those that name the entity as subject, object, item or place.
CREATE TABLE entity (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  acts_for TEXT,
  claims INTEGER NOT NULL,
  aliases TEXT NOT NULL     -- JSON array
);
CREATE INDEX entity_name ON entity (sort_name, id);
CREATE INDEX entity_claims ON entity (claims DESC, id);
CREATE INDEX entity_type ON entity (type, id);
CREATE INDEX entity_acts_for ON entity (acts_for) WHERE acts_for IS NOT NULL;

-- How many articles say so; kind is type, name, acts_for or alias.
CREATE TABLE vote (
  entity TEXT NOT NULL,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  folded TEXT,              -- names and aliases in one case, for look-up
  articles INTEGER NOT NULL,
  PRIMARY KEY (entity, kind, value)
) WITHOUT ROWID;
CREATE INDEX vote_folded ON vote (folded, entity) WHERE folded IS NOT NULL;

-- Near-duplicates: an article stands under each of its bands (see graph/origins.py).
CREATE TABLE band (
  key INTEGER NOT NULL,
  cluster INTEGER NOT NULL,
  article INTEGER NOT NULL,
  PRIMARY KEY (key, cluster, article)
) WITHOUT ROWID;
CREATE TABLE signature (
  article INTEGER PRIMARY KEY,
  shingles BLOB NOT NULL,   -- see to_bytes in graph/origins.py
  keys BLOB NOT NULL        -- the bands that it stands under, 8 bytes each
);

CREATE VIRTUAL TABLE entity_text USING fts5 (
  name, aliases, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);
CREATE VIRTUAL TABLE article_text USING fts5 (
  headline, text, content = 'article', content_rowid = 'n', tokenize = "unicode61 remove_diacritics 2"
);

-- Version 2: what came and went, in order. Subscriptions go on from it, and a mirror can replay it; it is no part of
-- the graph. Triggers write it, so that no way of writing passes it by, and in the same transaction.
CREATE TABLE change (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given twice, whatever is removed
  kind TEXT NOT NULL CHECK (kind IN ('add', 'remove')),
  article TEXT NOT NULL
);
CREATE INDEX change_article ON change (article, seq);

INSERT INTO change (kind, article) SELECT 'add', id FROM article ORDER BY n;

CREATE TRIGGER article_added AFTER INSERT ON article BEGIN
  INSERT INTO change (kind, article) VALUES ('add', new.id);
END;
CREATE TRIGGER article_removed AFTER DELETE ON article BEGIN
  INSERT INTO change (kind, article) VALUES ('remove', old.id);
END;

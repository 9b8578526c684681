-- What SQLite's planner shall know of the indexes: rows, then rows that share the first column, the first two, and so on.
-- Typical of a million edges. Without it the planner takes all indexes for equally sharp, and reads every edge of a
-- relation to find those of one entity. It is not measured, so that the same store gives the same plans everywhere.
-- Relations are put down as rarer than they are: a list of one relation is sorted rather than sifted out of all.
ANALYZE sqlite_master;
DELETE FROM sqlite_stat1;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('entity', 'sqlite_autoindex_entity_1', '200000 1'),
  ('entity', 'entity_name', '200000 1 1'),
  ('entity', 'entity_claims', '200000 2000 1'),
  ('entity', 'entity_type', '200000 40000 1'),
  ('entity', 'entity_acts_for', '100000 500'),
  ('edge', 'sqlite_autoindex_edge_1', '1000000 1'),
  ('edge', 'edge_subject', '1000000 20 8 1 1'),
  ('edge', 'edge_object', '1000000 20 8 1 1'),
  ('edge', 'edge_relation', '1000000 1000'),
  ('edge', 'edge_claims', '1000000 20000 1'),
  ('edge', 'edge_origins', '1000000 20000 1'),
  ('edge', 'edge_last', '1000000 300 1'),
  ('claim', 'sqlite_autoindex_claim_1', '3000000 1'),
  ('claim', 'claim_article', '3000000 30 1'),
  ('claim', 'claim_edge', '3000000 4 2'),
  ('claim', 'claim_subject', '3000000 60 20'),
  ('claim', 'claim_object', '3000000 60 20'),
  ('claim', 'claim_relation', '3000000 2500'),
  ('claim', 'claim_item', '600000 3000 3'),
  ('claim', 'claim_place', '500000 500 2'),
  ('claim', 'claim_attribution', '1000000 500'),
  ('claim', 'claim_in_order', '3000000 1000 30 2 1'),
  ('claim', 'claim_time', '3000000 300 1'),
  ('claim', 'claim_confidence', '3000000 30000 1'),
  ('claim', 'claim_long', '300000 100000 100'),
  ('mention', 'mention_entity', '5000000 100 3'),
  ('article', 'sqlite_autoindex_article_1', '100000 1'),
  ('article', 'article_published', '100000 30 1'),
  ('article', 'article_headline', '100000 2 1'),
  ('article', 'article_source', '100000 500'),
  ('article', 'article_cluster', '100000 1'),
  ('article', 'article_origin', '100000 1'),
  ('vote', 'vote_folded', '400000 1 1'),
  ('change', 'change_article', '100000 1 1');
ANALYZE sqlite_master;

-- Version 3: walks read an entity's edges from the index alone; the rows lie scattered over the table, which takes
-- five times as long.
DROP INDEX edge_subject;
DROP INDEX edge_object;
CREATE INDEX edge_subject ON edge (subject, relation, object, claims);
CREATE INDEX edge_object ON edge (object, relation, subject, claims);

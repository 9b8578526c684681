"""What a parsed sentence is: its clauses, its word order, and the mentions that stand in it."""

"""What the code says: definitions, uses, classes, endpoints, clauses, candidates."""

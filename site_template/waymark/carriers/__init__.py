"""One module per carrier; each has a `name` and says what its scan codes mean."""

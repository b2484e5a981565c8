"""The rules of `plan check`: each a pure function from a plan to what it finds, with no place in a file so far."""

"""From a candidate's form to a match: states, asking, accepting, withdrawing, and the request's own clock."""

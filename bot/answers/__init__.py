"""From an outcome to the words for the one in front: facts are read, `messages` makes the sentences. Nothing changes here."""

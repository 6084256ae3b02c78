"""The desk: questions, feedback and complaints, from whichever channel, and their answers (R-047, R-062, R-088)."""

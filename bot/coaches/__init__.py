"""Who is a coach: profile, agreement, confirmation, pause, capacity, and the right to accept."""

"""What admins may do and see. Roles are looked up at execution; answers hold no candidate's data."""

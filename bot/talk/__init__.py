"""From an event to a handler: what somebody typed, pressed, sent or reacted with. Decides who handles it, not what happens."""

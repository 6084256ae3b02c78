"""The playground: pretend platforms that speak the real wire protocols, on this machine only.

- `slack_server` starts the pretend Slack workspace; `slack_world` is what is in it, `slack_api` its Web API,
  `slack_events` what it sends to the bot, `slack_people` what a person can do in it.
- `teams_server` starts the pretend Teams tenant, cut the same way: `teams_world`, `teams_connector`, `teams_people`.
- `story` and `mixed_story` play by themselves, over one platform and over both; `people` and `teams_actor` are who plays.
- `slack_limits`, `slack_elements` and `slack_blocks` hold Slack's limits; `slack_faults` and `rates` its bad days.
- `history` remembers every call; `page_api` serves the page on which one person plays everybody.

Apart from the stories nothing here knows the bot: whatever works against the playground talks the platform's own language."""

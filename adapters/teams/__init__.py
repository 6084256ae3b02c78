"""Microsoft Teams: the only place that speaks Adaptive Cards and the Bot Connector. The usual four files, and their parts.

In: `app` (the route, start and stop) · `verify`, `claims` and `keys` (who sends) · `decode` (bytes to an activity) ·
`turn` and `listeners` (the SDK's turn and handler) · `inbound` and `interactions` (activity to event) · `repeats`.
Out: `answers` (a reply to the one in front) · `render` and `forms` (views to cards, `clip` for lengths) ·
`outbound` (the Messenger) · `connector`, `transport`, `tokens` (one call and its outcome; `codes`, `pace`, `service_urls`) ·
`registration` (what the bot is registered as) · `texts` (this folder's own words).
"""

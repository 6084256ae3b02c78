"""Slack: the only place that speaks Block Kit and the Web API. Same four files as every platform, and their parts.

In: `app` (the route, start and stop) · `verify` (raw bytes, signature) · `decode` (bytes to a payload) ·
`listeners` (Bolt's decorators) · `inbound` and `interactions` (payload to event).
Out: `answers` (a reply to the one in front) · `render` and `forms` (views to blocks, `clip` for lengths) ·
`outbound` (the Messenger) · `web_api` (one call and its outcome, `codes`, `pace`) · `texts` (this folder's own words).
"""

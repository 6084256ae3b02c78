"""The pretend Slack answers Slack's own client, and the bot hears what people do."""

from slack_sdk.signature import SignatureVerifier
from stand_in_bot import SECRET, Stage, played

BUTTON = {
    "type": "button",
    "text": {"type": "plain_text", "text": "I'd like to help"},
    "action_id": "request.accept",
    "value": "K-7F3KQ2",
}
CARD = [{"type": "actions", "block_id": "buttons", "elements": [BUTTON]}]


def test_a_press_reaches_the_bot_signed_as_slack_signs_it() -> None:
    async def story(on: Stage) -> None:
        posted = await on.client.chat_postMessage(channel="C0COACHES", text="card", blocks=CARD)
        coach = on.world.coaches[0]
        status, _ = await on.playground.press(
            coach, channel="C0COACHES", ts=posted["ts"], action_id="request.accept"
        )
        assert status == 200
        heard = on.bot.heard[-1]
        assert SignatureVerifier(SECRET).is_valid_request(heard.body, heard.headers)
        assert not SignatureVerifier("another secret").is_valid_request(heard.body, heard.headers)
        assert heard.payload["actions"][0]["value"] == "K-7F3KQ2"
        assert heard.payload["user"]["id"] == coach
        assert heard.payload["message"]["ts"] == posted["ts"]

    played(story)

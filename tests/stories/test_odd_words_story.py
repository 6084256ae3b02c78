"""Odd words at every seat: mentions, mark-up and far too much of it reach coaches as text, and Klik goes on."""

import re
from pathlib import Path
from typing import Any

from tests.stories.chairs import YES
from tests.stories.seating import Seating, everywhere, on_each, previews, with_coaches

ODD = (
    "Ik twijfel over mijn werk en wil leren kiezen wat past. <at>coaches</at> <!channel> <@U0COACH01> "
    "*let op* [klik hier](https://evil.example) <script>alert(1)</script> &lt;at&gt; @everyone"
)
MUCH = "Ik zoek een coach die met me meedenkt. " * 2_600  # 100,000 characters and a little


def places_of_mark_up(node: Any) -> list[str]:
    """Every text that a platform would read mark-up or mentions in."""
    match node:
        case {"type": "mrkdwn" | "TextBlock", "text": str(text)}:
            return [text]
        case dict():
            return [text for value in node.values() for text in places_of_mark_up(value)]
        case list():
            return [text for value in node for text in places_of_mark_up(value)]
        case _:
            return []


@everywhere
async def test_mark_up_and_mentions_in_a_motivation_are_text_for_coaches(
    tmp_path: Path, seating: Seating
) -> None:
    assert places_of_mark_up([{"text": {"type": "mrkdwn", "text": ODD}}]) == [ODD]  # it would be found
    async with with_coaches(tmp_path, seating) as table:
        preview = await previews(table, motivation=ODD)
        await table.candidate.presses_on(preview, "request.publish")
        for coach in table.coaches:
            post = await coach.finds(YES, in_channel=True)
            assert "wil leren kiezen wat past" in post.text
            drawn = getattr(post.message, "attachments", None) or post.message.blocks
            assert not [
                text for text in places_of_mark_up(drawn) if re.search("channel>|evil|script|let op", text)
            ]
            if getattr(post.message, "attachments", None):
                assert "<at>" not in post.written
                assert not getattr(post.message, "entities", None)
        await table.coaches[0].presses_on(await table.coaches[0].finds(YES, in_channel=True), YES)
        await table.coaches[0].reads(table.script.email)


@on_each
async def test_far_too_much_at_once_is_answered_and_the_next_words_too(
    tmp_path: Path, seating: Seating
) -> None:
    async with with_coaches(tmp_path, seating) as table:
        await table.candidate.says(MUCH)
        await table.candidate.reads("In het formulier staat het al klaar")
        assert "geen aanvraag lopen" in await table.candidate.answer_to("klik status")

"""One activity as the SDK handles it: its adapter, its turn, its handler. What an activity says is read from the JSON itself.

The SDK's own adapter serialises what it is given twice and authenticates too late (platform notes 0, no. 1, 4 and 9).
"""

from dataclasses import dataclass
from typing import Any

from botbuilder.core import BotAdapter, TurnContext  # type: ignore[import-untyped]
from botbuilder.schema import Activity  # type: ignore[import-untyped]

Json = dict[str, Any]

_ACTIVITY = "klik.activity"
_SAID = "klik.said"


@dataclass(frozen=True)
class Said:
    """The HTTP answer. Teams wants 200 for what it understood, whatever came of it."""

    status: int = 200
    body: Json | None = None


TAKEN = Said()


class TurnAdapter(BotAdapter):  # type: ignore[misc]
    """Runs a handler over an activity. Nothing is sent from inside a turn: that is the Messenger's work."""

    async def run(self, activity: Json, handler: Any) -> Said:
        context = TurnContext(self, _outline(activity))
        context.turn_state[_ACTIVITY] = activity
        await self.run_pipeline(context, handler.on_turn)
        said = context.turn_state.get(_SAID, TAKEN)
        return said if isinstance(said, Said) else TAKEN

    async def send_activities(self, context: Any, activities: Any) -> Any:
        raise NotImplementedError

    async def update_activity(self, context: Any, activity: Any) -> Any:
        raise NotImplementedError

    async def delete_activity(self, context: Any, reference: Any) -> Any:
        raise NotImplementedError


def activity_of(context: Any) -> Json:
    found: Json = context.turn_state[_ACTIVITY]
    return found


def say(context: Any, said: Said) -> None:
    context.turn_state[_SAID] = said


def _outline(activity: Json) -> Activity:
    """What the SDK's handler looks at to choose a method; the rest would be read, and copied, for nothing."""
    return Activity(
        type=activity["type"],
        name=activity.get("name"),
        action=activity.get("action"),
        channel_id=activity.get("channelId"),
        reactions_added=activity.get("reactionsAdded"),
    )

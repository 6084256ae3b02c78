"""The other side of the messenger port: a platform in memory that keeps what stands where, and answers what a test says."""

from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from itertools import count

from bot.cv.refusal import Reason, Refused
from bot.errors import Gone
from bot.model import Account, ChannelState, Place, Platform, SentMessage
from bot.ports.messenger import ChannelReport, Parcel
from bot.views import Button, Buttons, Facts, Form, Link, Part, Switch, View
from bot.words import Language

# No two messages have one id, not even on two platforms in one folder.
_NUMBERS = count(1)

Meanwhile = Callable[[], Awaitable[None]]


@dataclass
class Standing:
    """One message as it stands, and everything it ever showed."""

    sent: SentMessage
    shown: list[View] = field(default_factory=list)
    is_deleted: bool = False

    @property
    def view(self) -> View:
        return self.shown[-1]

    @property
    def ever(self) -> str:
        """Every word that stood here at some moment: views hide what is personal from `repr`, this does not."""
        return "\n".join(f"{view.summary}\n{text_of(view)}" for view in self.shown)


class PlatformInMemory:
    """Takes what the courier sends. `will_fail` and `meanwhile` say what the next call of a method runs into."""

    platform = Platform.SLACK

    def __init__(self) -> None:
        self.messages: list[Standing] = []
        self.calls: list[tuple[str, Place]] = []
        self.states: dict[Place, ChannelState] = {}
        self.members: dict[Place, list[Account]] = defaultdict(list)
        self.given: dict[tuple[Account, str], bytes] = {}
        self.languages: dict[Account, Language] = {}
        self.asks_first = False
        self.accepted: set[str] = set()
        self.files: dict[str, Parcel] = {}
        self._failures: dict[str, list[Exception]] = defaultdict(list)
        self._meanwhile: dict[str, list[Meanwhile]] = defaultdict(list)
        self._first: dict[str, list[Meanwhile]] = defaultdict(list)
        self._after: dict[str, list[Exception]] = defaultdict(list)

    def will_fail(self, method: str, *errors: Exception, after_doing_it: bool = False) -> None:
        """The next calls of `method` raise these; `after_doing_it`: the message stands, its answer is lost."""
        (self._after if after_doing_it else self._failures)[method] += errors

    def meanwhile(self, method: str, happens: Meanwhile) -> None:
        """During the next call of `method`, when the effect is there and before the bot knows it."""
        self._meanwhile[method].append(happens)

    def first(self, method: str, happens: Meanwhile) -> None:
        """While the next call of `method` is under way, before it has its effect."""
        self._first[method].append(happens)

    async def post(self, place: Place, view: View) -> SentMessage:
        await self._begin("post", place)
        message = Standing(SentMessage(place, f"{next(_NUMBERS)}.0001"), [view])
        self.messages.append(message)
        await self._end("post")
        return message.sent

    async def update(self, message: SentMessage, view: View) -> None:
        await self._begin("update", message.place)
        standing = self._find(message)
        if standing is None:
            raise Gone("message_not_found")
        standing.shown.append(view)
        await self._end("update")

    async def delete(self, message: SentMessage) -> None:
        await self._begin("delete", message.place)
        if (standing := self._find(message)) is not None:  # what is gone already is gone
            standing.is_deleted = True
        await self._end("delete")

    async def offer(self, place: Place, parcel: Parcel) -> SentMessage:
        await self._begin("offer", place)
        message = Standing(SentMessage(place, f"file-{next(_NUMBERS)}"), [View(parcel.text, ())])
        self.messages.append(message)
        await self._end("offer")
        return message.sent

    async def hand_over(self, offered: SentMessage, parcel: Parcel) -> SentMessage | None:
        """As Teams does it where `asks_first`: nothing before the person's yes, and then a message of its own."""
        await self._begin("hand_over", offered.place)
        name, _, said = offered.message.partition(" ")
        if self.asks_first and not said:
            return None
        self.files[name] = parcel
        await self._end("hand_over")
        return SentMessage(offered.place, name)

    async def direct(self, account: Account) -> Place:
        place = direct(account)
        await self._begin("direct", place)
        await self._end("direct")
        return place

    async def language(self, account: Account) -> Language | None:
        await self._begin("language", direct(account))
        return self.languages.get(account)

    async def inspect(self, place: Place, *, members: bool = False) -> ChannelReport:
        await self._begin("inspect", place)
        await self._end("inspect")
        state = self.states.get(place, ChannelState.MISSING)
        return ChannelReport(state, tuple(self.members[place]) if members else None)

    async def fetch(self, account: Account, reference: str) -> bytes:
        await self._begin("fetch", direct(account))
        await self._end("fetch")
        if (account, reference) not in self.given:
            raise Refused(Reason.NO_FETCH)
        return self.given[account, reference]

    def of(self, sent: SentMessage) -> Standing:
        found = self._find(sent)
        assert found is not None
        return found

    def _find(self, sent: SentMessage) -> Standing | None:
        spot = SentMessage(sent.place, sent.message.partition(" ")[0])
        return next((message for message in self.messages if message.sent == spot), None)

    def standing(self, place: Place) -> list[Standing]:
        """What a reader of this conversation sees, oldest first."""
        return [each for each in self.messages if each.sent.place == place and not each.is_deleted]

    async def _begin(self, method: str, place: Place) -> None:
        self.calls.append((method, place))
        if self._failures[method]:
            raise self._failures[method].pop(0)
        if self._first[method]:
            await self._first[method].pop(0)()

    async def _end(self, method: str) -> None:
        if self._meanwhile[method]:
            await self._meanwhile[method].pop(0)()
        if self._after[method]:
            raise self._after[method].pop(0)


def direct(account: Account) -> Place:
    return Place(account.platform, account.workspace, f"D{account.user[1:]}")


def text_of(shown: View | Form) -> str:
    """Every word a reader sees, one part a line; buttons by their labels."""
    if isinstance(shown, Form):
        fields = [f"{each.label} — {each.hint}" for each in shown.fields]
        return "\n".join((shown.title, *map(_part, shown.intro), *fields))
    return "\n".join(map(_part, shown.parts))


def _part(part: Part) -> str:
    match part:
        case Facts(rows):
            return "\n".join(f"{label}: {value}" for label, value in rows)
        case Buttons(buttons):
            return " ".join(f"[{each.label}]" for each in buttons)
        case Switch(button=button):
            return f"{part.text} [{button.label}]"
        case _:
            return part.text


def buttons_of(view: View) -> list[Button]:
    rows = (part.buttons for part in view.parts if isinstance(part, Buttons))
    switches = [part.button for part in view.parts if isinstance(part, Switch)]
    return switches + [each for row in rows for each in row if not isinstance(each, Link)]

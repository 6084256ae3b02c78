"""What Klik shows, said without a platform: parts, views, forms, replies. Text is plain: no markup of any kind.

Renderers (`adapters/<platform>/render.py`) draw these and clip on graphemes; nothing here knows blocks or cards.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.model import Account


@dataclass(frozen=True)
class Heading:
    text: str


@dataclass(frozen=True)
class Paragraph:
    """Klik's own words."""

    text: str


@dataclass(frozen=True)
class Mark:
    """A stretch of a quote, `start:end` in characters: something was taken out here, or Klik is unsure of it."""

    start: int
    end: int
    unsure: bool = False


@dataclass(frozen=True)
class Quote:
    """Somebody's words: drawn so that nothing in them can become a mention, a link or a heading (F-098, F-099)."""

    text: str = field(repr=False)
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Facts:
    """Label and value pairs."""

    rows: tuple[tuple[str, str], ...] = field(repr=False)


@dataclass(frozen=True)
class Mention:
    """A line with somebody in it whose name Klik does not keep: a client that shows a name beside an account does so.

    `accounts`: this person's; `otherwise` is how they are called where the client shows none. For admins only.
    """

    accounts: tuple[Account, ...] = field(repr=False)
    otherwise: str = field(repr=False)
    before: str = field(default="", repr=False)
    after: str = field(default="", repr=False)

    @property
    def text(self) -> str:
        return f"{self.before}{self.otherwise}{self.after}"


@dataclass(frozen=True)
class Note:
    """Small print."""

    text: str


class Style(StrEnum):
    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True)
class Button:
    """`action` is a public name; `value` an opaque reference. `opens_form`: pressing it is answered with `Ask` or `Show`.

    `confirm`: the question the platform puts before the press counts; "" for none.
    """

    label: str
    action: str
    value: str = ""
    style: Style = Style.PLAIN
    opens_form: bool = False
    confirm: str = ""


@dataclass(frozen=True)
class Link:
    """A button that opens a page of our own (the privacy statement)."""

    label: str
    url: str


@dataclass(frozen=True)
class Buttons:
    buttons: tuple[Button | Link, ...]


@dataclass(frozen=True)
class Switch:
    """What can be put on or off, how it stands, and the one button that changes it, on one line."""

    label: str = field(repr=False)
    state: str = field(repr=False)
    button: Button

    @property
    def text(self) -> str:
        return f"{self.label}: {self.state}"


Part = Heading | Paragraph | Quote | Facts | Mention | Note | Buttons | Switch


@dataclass(frozen=True)
class View:
    """One message. `summary` is the notification, the screen reader's line and the fallback: never personal."""

    summary: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Choice:
    value: str
    label: str


class TextKind(StrEnum):
    LINE = "line"
    LONG = "long"
    EMAIL = "email"
    PHONE = "phone"
    NUMBER = "number"


@dataclass(frozen=True)
class TextField:
    name: str
    label: str
    hint: str
    kind: TextKind = TextKind.LINE
    required: bool = True
    initial: str = field(default="", repr=False)


@dataclass(frozen=True)
class ChoiceField:
    """One or several of a closed list; `initial` holds values of `choices`."""

    name: str
    label: str
    hint: str
    choices: tuple[Choice, ...]
    many: bool = False
    required: bool = True
    initial: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class TickField:
    """One box, never pre-ticked (R-020); the submitted value is ("yes",) when ticked."""

    name: str
    label: str
    hint: str
    text: str
    required: bool = True


@dataclass(frozen=True)
class PersonField:
    """Somebody of this workspace or tenant, found with the platform's own list; the value is their user id there.

    How an admin says who it is about: never in a command, where it would stand in the conversation (product 4).
    """

    name: str
    label: str
    hint: str
    required: bool = True


@dataclass(frozen=True)
class FileField:
    """One file, PDF or DOCX; the submitted value is the platform's reference. Where a form takes none, the hint says how."""

    name: str
    label: str
    hint: str
    required: bool = False


Field = TextField | ChoiceField | TickField | PersonField | FileField


@dataclass(frozen=True)
class Form:
    """Questions. `action` is the form's public name, `about` the opaque reference that comes back with it."""

    title: str
    action: str
    submit: str
    cancel: str
    fields: tuple[Field, ...]
    about: str = ""
    intro: tuple[Part, ...] = ()


@dataclass(frozen=True)
class Say:
    """A private answer to the one in front."""

    view: View


@dataclass(frozen=True)
class Replace:
    """The message whose button was pressed becomes this."""

    view: View


@dataclass(frozen=True)
class Ask:
    """Open this form (or, answering a form, turn it into this one)."""

    form: Form


@dataclass(frozen=True)
class Show:
    """A window to read and close: nothing of it stays in the conversation."""

    title: str
    close: str
    view: View


@dataclass(frozen=True)
class Invalid:
    """Errors by field name; the form stays open with what was typed."""

    errors: dict[str, str]


@dataclass(frozen=True)
class Nothing:
    """No answer: the event asked for none, or the answer comes as a promised message."""


Reply = Say | Replace | Ask | Show | Invalid | Nothing

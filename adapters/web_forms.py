"""The pages that somebody may send: the contact form, and handing in and seeing a shielded copy. HTTP and HTML only.

No cookie, no script, nothing in a log: what was typed is in the answer, and after the commit behind the door.
"""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from aiohttp import BodyPartReader, web

from adapters.web_form_page import SLIP, Filled, form_page
from adapters.web_guard import Slips, Visits, is_our_own_page
from adapters.web_page import FORM_POLICY, PICTURE_POLICY, page
from bot.door import RepeatForged
from bot.events import Delivery, PageSent
from bot.logs import event_logger
from bot.messages.pages import SENTENCES, seen
from bot.ports.files import MOST_BYTES as MOST_OF_A_FILE
from bot.privacy.cases.copies import HANDING, READING
from bot.privacy.catalogue.desk import CONTACT
from bot.views import Form, Invalid, Reply, Say, View
from bot.words import Language

log = event_logger(__name__)

# Two thousand characters, each of four bytes, each byte written as three; and some room for the rest.
MOST_OF_A_FORM = 64 * 1024
FORMS: Mapping[str, str] = {
    "/contact": CONTACT,
    "/identity/{code}": HANDING,
    "/identity/read/{code}": READING,
}
# The largest body of each route, for the gate that refuses one unread.
LIMITS: Mapping[str, int] = {
    "/contact": MOST_OF_A_FORM,
    "/identity/{code}": MOST_OF_A_FILE + MOST_OF_A_FORM,
    "/identity/read/{code}": MOST_OF_A_FORM,
}


class Pages(Protocol):
    """What stands behind the pages."""

    own: str  # the address of the installation, as its visitors know it

    def now(self) -> float: ...

    async def sign(self, data: bytes) -> bytes:
        """Only this installation can."""
        ...

    async def ask(self, language: Language, form: str, code: str) -> Form | View: ...

    async def send(self, sent: PageSent, language: Language) -> Reply:
        """Kept when it returns. Raises `RepeatForged` when the slip was used for something else."""
        ...

    async def see(self, code: str) -> tuple[str, bytes] | None:
        """Media type and content, and gone with that."""
        ...


@dataclass(frozen=True)
class Body:
    """What a browser sent; `slip` is apart from what was typed."""

    slip: str
    values: Mapping[str, tuple[str, ...]]
    file: bytes = b""

    @property
    def digest(self) -> bytes:
        typed = repr(sorted(self.values.items())).encode()
        return hashlib.sha256(hashlib.sha256(typed).digest() + self.file).digest()


def add_forms(app: web.Application, pages: Pages, default: Language) -> None:
    slips, visits = Slips(pages.sign, pages.now), Visits(pages.now)
    for path, form in FORMS.items():
        one = _Page(pages, slips, visits, form, default)
        app.router.add_get(path, one.shown)
        app.router.add_post(path, one.sent)


class _Page:
    """One of the three, as it is asked for and as it comes back."""

    def __init__(self, pages: Pages, slips: Slips, visits: Visits, form: str, default: Language) -> None:
        self._pages, self._slips, self._visits = pages, slips, visits
        self._form, self._default = form, default

    async def shown(self, request: web.Request) -> web.Response:
        return await self._answer(request, Filled())

    async def sent(self, request: web.Request) -> web.Response:
        """First whether it may be, then what it says; what was typed comes back with every no."""
        language = self._language(request)
        if not is_our_own_page(request, self._pages.own):
            return _plain(403, "elsewhere", language)
        body = await _read(request, LIMITS[_path(request)])
        if body is None:
            return _plain(413, "too_large", language)
        if self._visits.is_too_many(request):
            return await self._again(request, body, "too_many", status=429)
        key = await self._slips.key(body.slip)
        if key is None:
            return await self._again(request, body, "stale", status=409)
        try:
            return await self._handled(request, body, key)
        except RepeatForged:
            return await self._again(request, body, "stale", status=409)
        except Exception as error:  # noqa: BLE001 - as a platform's listener does: who wrote gets their words back
            log.error("page.failed", failure=error, form=self._form)
            return await self._again(request, body, "broken", status=500)

    async def _handled(self, request: web.Request, body: Body, key: str) -> web.Response:
        language = self._language(request)
        if self._form == READING:
            return await self._seen(request, language)
        event = PageSent(
            delivery=Delivery(key, body.digest),
            form=self._form,
            code=_code(request),
            values=body.values,
            file=body.file,
        )
        match await self._pages.send(event, language):
            case Say(view):
                return _html(page(view, language=language, path=_path(request)), language)
            case Invalid(errors):
                return await self._answer(
                    request, Filled(body.values, errors, SENTENCES["again"].of(language)), status=422
                )
            case reply:
                raise TypeError(f"a page does not show {type(reply).__name__}")

    async def _seen(self, request: web.Request, language: Language) -> web.Response:
        found = await self._pages.see(_code(request))
        if found is None:
            return await self._answer(request, Filled(), status=410)
        media_type, data = found
        picture = f'\n<img alt="" src="data:{media_type};base64,{base64.b64encode(data).decode()}">'
        html = page(seen(language), language=language, path=_path(request), foot=picture)
        return _html(html, language, policy=PICTURE_POLICY)

    async def _again(self, request: web.Request, body: Body, notice: str, *, status: int) -> web.Response:
        return await self._answer(
            request, Filled(body.values, {}, SENTENCES[notice].of(self._language(request))), status=status
        )

    async def _answer(self, request: web.Request, filled: Filled, *, status: int = 200) -> web.Response:
        language, path = self._language(request), _path(request)
        shown = await self._pages.ask(language, self._form, _code(request))
        if isinstance(shown, View):
            return _html(page(shown, language=language, path=path), language, status=410)
        slip = await self._slips.make()
        html = form_page(shown, language=language, slip=slip, path=path, filled=filled)
        return _html(html, language, status=status)

    def _language(self, request: web.Request) -> Language:
        asked = request.query.get("lang", "")
        return Language(asked) if asked in {known.value for known in Language} else self._default


def _code(request: web.Request) -> str:
    return request.match_info.get("code", "")


def _path(request: web.Request) -> str:
    resource = request.match_info.route.resource
    return resource.canonical if resource is not None else ""


async def _read(request: web.Request, most: int) -> Body | None:
    """None when it is larger than it may be, whatever it says about its length."""
    if request.content_type == "multipart/form-data":
        return await _parts(request, most)
    data = await request.post()
    typed = {name: tuple(map(str, data.getall(name))) for name in data}
    if sum(len(value) for values in typed.values() for value in values) > most:
        return None
    return Body("".join(typed.pop(SLIP, ())), typed)


async def _parts(request: web.Request, most: int) -> Body | None:
    """Into memory alone: no temporary file is ever made."""
    values: dict[str, tuple[str, ...]] = {}
    file = b""
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            return None
        data = bytearray()
        while chunk := await part.read_chunk():
            data += chunk
            if len(data) > most:
                return None
        if part.filename is not None:
            file = bytes(data)
        elif part.name:
            values[part.name] = (*values.get(part.name, ()), data.decode("utf-8", "replace"))
    return Body("".join(values.pop(SLIP, ())), values, file)


def _html(text: str, language: Language, *, status: int = 200, policy: str = FORM_POLICY) -> web.Response:
    """The browser tells our own page where it was, so that the page can be told from another's."""
    headers = {
        "Content-Security-Policy": policy,
        "Content-Language": language.value,
        "Referrer-Policy": "same-origin",
    }
    return web.Response(text=text, content_type="text/html", headers=headers, status=status)


def _plain(status: int, sentence: str, language: Language) -> web.Response:
    return web.Response(text=f"{SENTENCES[sentence].of(language)}\n", status=status)

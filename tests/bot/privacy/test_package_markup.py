"""What somebody typed stays text in the access package: no markup, no formula, and whole in the JSON (F-121)."""

import io
import json
import zipfile
from html.parser import HTMLParser

import pytest

from bot.model import Request
from bot.outcome import Said
from tests.bot.privacy.test_rights_by_chat import held_files
from tests.conversation import Actor, Courier, House

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</dd><script>alert(1)</script>",
    '=HYPERLINK("http://kwaad.voorbeeld";"klik")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\uff1d1+1 \uff0b1",
    "&lt;b&gt; &amp; <!-- --> ]]>",
)
# A formula is run where a cell holds it: a page without tables has no cells.
PLAIN = {
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "main",
    "h1",
    "h2",
    "p",
    "dl",
    "dt",
    "dd",
    "ul",
    "li",
}


class Reading(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("hostile", HOSTILE)
def test_f_121_what_was_typed_is_text_on_the_page_and_whole_in_the_json(
    town: House, candidate: Actor, courier: Courier, posted: Request, hostile: str
) -> None:
    candidate.posts(name=hostile)
    assert candidate.presses("data.copy", "") is Said.DATA_COPY
    courier.runs()
    (made,) = held_files(town, candidate)
    archive = zipfile.ZipFile(io.BytesIO(made))
    for name in ("mijn-gegevens.html", "my-data.html"):
        read = Reading()
        read.feed(archive.read(name).decode())
        assert hostile in read.text
        assert read.tags <= PLAIN
        assert not {name for name in read.attributes if name.startswith("on") or name in ("src", "href")}
    values = [
        each["value"] for row in json.loads(archive.read("data.json"))["data"] for each in row["values"]
    ]
    assert hostile in values

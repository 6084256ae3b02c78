"""A view as a page: plain HTML, one inline style, no script, no cookie, no request elsewhere."""

import base64
import hashlib
from html import escape
from typing import assert_never

from bot.views import Buttons, Facts, Heading, Mention, Note, Paragraph, Part, Quote, Switch, View
from bot.words import Language, Words

_STYLE = """
:root {
  color-scheme: light dark; --wrong: #a3291b;
  --ink: #1d2330; --soft: #4d5666; --paper: #fbfaf7; --line: #d9d5cb; --link: #0b5c6b
}
@media (prefers-color-scheme: dark) {
  :root { --ink: #eceae4; --soft: #b4b9c4; --paper: #171a21; --line: #3a404d; --link: #7fd0e0; --wrong: #ff9d90 }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.65 system-ui, sans-serif }
main, nav { max-width: 42rem; margin: 0 auto; padding: 0 1.25rem }
main { padding-bottom: 4rem }
nav { padding-top: 1.25rem; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem }
nav a:last-child { margin-left: auto }
nav a[aria-current] { color: var(--ink); font-weight: 600; text-decoration: none }
a { color: var(--link); text-underline-offset: .2em }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 3px }
h1 { font-size: 2rem; line-height: 1.2; margin: 1.5rem 0 1rem }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.25rem 0 .5rem }
h1, h2, p, ul, dl, blockquote { overflow-wrap: anywhere; hyphens: auto }
p, ul, dl, blockquote { margin: 0 0 1rem }
ul { padding-left: 1.4rem }
dt { font-weight: 600 }
dd { margin: 0 0 .5rem }
small { color: var(--soft); font-size: .9375rem }
blockquote { border-left: 3px solid var(--line); padding-left: 1rem }
.question { margin: 0 0 1.5rem }
label { font-weight: 600 }
label.tick { display: block; font-weight: 400 }
.hint, .error { margin: .125rem 0 .375rem; font-size: .9375rem }
.hint { color: var(--soft) }
.error { color: var(--wrong); font-weight: 600 }
.notice { border: 2px solid var(--wrong); border-radius: .375rem; padding: 1rem 1.25rem 0; margin: 0 0 1.5rem }
input, select, textarea, button { font: inherit; color: inherit; max-width: 100% }
input:not([type]), select, textarea {
  display: block; width: 100%; padding: .5rem .625rem; background: transparent;
  border: 1px solid var(--soft); border-radius: .375rem
}
option { color: CanvasText; background: Canvas }
[aria-invalid] { border: 2px solid var(--wrong) }
button {
  padding: .625rem 1.5rem; border: 0; border-radius: .375rem;
  background: var(--link); color: var(--paper); font-weight: 600
}
input:focus-visible, select:focus-visible, textarea:focus-visible, button:focus-visible {
  outline: 3px solid var(--link); outline-offset: 2px
}
img { display: block; max-width: 100%; height: auto; border: 1px solid var(--line) }
.skip { position: absolute; left: -999rem }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem }
"""

_DIGEST = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()


def _policy(*more: str) -> str:
    style = f"style-src 'sha256-{_DIGEST}'"
    return "; ".join(("default-src 'none'", style, "base-uri 'none'", "frame-ancestors 'none'", *more))


CONTENT_SECURITY_POLICY = _policy("form-action 'none'")
FORM_POLICY = _policy("form-action 'self'")
# One picture, inside the page itself.
PICTURE_POLICY = _policy("form-action 'none'", "img-src data:")

_SKIP = Words(nl="Naar de tekst", en="Skip to the text")
_CHOOSE = Words(nl="Taal en andere pagina", en="Language and other page")
_TO_STATEMENT = ("/privacy", Words(nl="Privacyverklaring", en="Privacy statement"))
# The statement promises a contact form.
_OTHER = {"/privacy": ("/contact", Words(nl="Contactformulier", en="Contact form"))}
_NAMES = {Language.NL: "Nederlands", Language.EN: "English"}
_BULLETS = ("• ", "- ", "* ")


def page(view: View, *, language: Language, path: str, foot: str = "") -> str:
    """`view.summary` is the page's title; the first heading, or else the title, is its one `h1`. `foot` is HTML."""
    match view.parts:
        case (Heading(text), *rest):
            title, parts = text, rest
        case _:
            title, parts = view.summary, list(view.parts)
    body = "\n".join(draw(part) for part in parts)
    return frame(view.summary, f"<h1>{escape(title)}</h1>\n{body}{foot}", language=language, path=path)


def frame(title: str, body: str, *, language: Language, path: str) -> str:
    """What every page of ours has around its own HTML."""
    return (
        f'<!doctype html>\n<html lang="{language.value}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#text">{escape(_SKIP.of(language))}</a>\n{_switch(language, path)}\n'
        f'<main id="text">\n{body}\n</main>\n</body>\n</html>\n'
    )


def _switch(current: Language, path: str) -> str:
    """The languages, and the other page of the two that anybody may look for."""
    here = {current: ' aria-current="page"'}
    links = "\n".join(
        f'<a href="?lang={language.value}" lang="{language.value}" hreflang="{language.value}"'
        f"{here.get(language, '')}>{name}</a>"
        for language, name in _NAMES.items()
    )
    other, name = _OTHER.get(path, _TO_STATEMENT)
    way = f'<a href="{other}?lang={current.value}">{escape(name.of(current))}</a>'
    return f'<nav aria-label="{escape(_CHOOSE.of(current))}">\n{links}\n{way}\n</nav>'


def draw(part: Part) -> str:
    match part:
        case Heading(text):
            return f"<h2>{escape(text)}</h2>"
        case Mention() | Switch():
            return _block(part.text)
        case Paragraph(text):
            return "\n".join(_block(block) for block in text.split("\n\n") if block.strip())
        case Quote(text):
            return f"<blockquote>{_lines(text)}</blockquote>"
        case Note(text):
            return f"<p><small>{_lines(text)}</small></p>"
        case Facts(rows):
            inside = "".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in rows)
            return f"<dl>{inside}</dl>"
        case Buttons():
            return ""
        case _:
            assert_never(part)


def _block(text: str) -> str:
    """A list where every line begins with a bullet, else a paragraph."""
    lines = [line.strip() for line in text.strip().splitlines()]
    if all(line.startswith(_BULLETS) for line in lines):
        return "<ul>" + "".join(f"<li>{escape(line[2:].strip())}</li>" for line in lines) + "</ul>"
    return f"<p>{_lines(text)}</p>"


def _lines(text: str) -> str:
    return "<br>".join(escape(line.strip()) for line in text.strip().splitlines())

"""A form as HTML: each question with its reason and its mistake tied to it, and nothing that needs a script."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import assert_never

from adapters.web_page import draw, frame
from bot.views import ChoiceField, Field, FileField, Form, PersonField, TextField, TextKind, TickField
from bot.words import Language, Words

SLIP = "slip"

_MISTAKES = Words(nl="Kijk nog even naar:", en="Please look again at:")
_OPTIONAL = Words(nl="mag leeg blijven", en="may stay empty")
_CHOOSE = Words(nl="Kies", en="Choose")
# What a browser may fill in by itself.
_KNOWN_TO_BROWSERS = {"name": "name"}
_PICTURES = "image/jpeg,image/png"


@dataclass(frozen=True)
class Filled:
    """What was typed, what is wrong with it, and what is to be said above it."""

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    errors: Mapping[str, str] = field(default_factory=dict)
    notice: str = ""


def form_page(form: Form, *, language: Language, slip: str, path: str, filled: Filled | None = None) -> str:
    """`path`: of this page, for the language switch; the form is sent to the address it came from."""
    filled = filled or Filled()
    intro = "\n".join(draw(part) for part in form.intro)
    fields = "\n".join(_question(each, filled, language) for each in form.fields)
    coding = (
        "multipart/form-data"
        if any(isinstance(each, FileField) for each in form.fields)
        else "application/x-www-form-urlencoded"
    )
    body = (
        f"<h1>{escape(form.title)}</h1>\n{_notice(form.fields, filled, language)}{intro}\n"
        f'<form method="post" action="?lang={language.value}" enctype="{coding}">\n'
        f'<input type="hidden" name="{SLIP}" value="{escape(slip)}">\n{fields}\n'
        f'<p><button type="submit">{escape(form.submit)}</button></p>\n</form>'
    )
    return frame(form.title, body, language=language, path=path)


def _notice(fields: Iterable[Field], filled: Filled, language: Language) -> str:
    """First on the page after the title, with a link to each mistake."""
    if not filled.notice and not filled.errors:
        return ""
    links = "".join(
        f'<li><a href="#field-{each.name}">{escape(each.label)}</a></li>'
        for each in fields
        if each.name in filled.errors
    )
    listed = f"<p>{escape(_MISTAKES.of(language))}</p><ul>{links}</ul>" if links else ""
    return f'<div class="notice" role="alert"><p>{escape(filled.notice)}</p>{listed}</div>\n'


def _question(question: Field, filled: Filled, language: Language) -> str:
    name, error = question.name, filled.errors.get(question.name, "")
    told = [f"{name}-hint"] if question.hint else []
    told += [f"{name}-error"] if error else []
    more = f' aria-describedby="{" ".join(told)}"' if told else ""
    more += ' aria-invalid="true"' if error else ""
    more += " required" if question.required else ""
    hint = f'<p class="hint" id="{name}-hint">{escape(question.hint)}</p>' if question.hint else ""
    wrong = f'<p class="error" id="{name}-error">{escape(error)}</p>' if error else ""
    label = escape(question.label)
    label += "" if question.required else f" <small>({escape(_OPTIONAL.of(language))})</small>"
    head = f'<label for="field-{name}">{label}</label>{hint}{wrong}'
    return f'<div class="question">{_input(question, head, more, filled, language)}</div>'


def _input(question: Field, head: str, more: str, filled: Filled, language: Language) -> str:
    name, values = question.name, filled.values.get(question.name, ())
    match question:
        case TextField(kind=TextKind.LONG):
            text = escape("".join(values))
            return f'{head}<textarea id="field-{name}" name="{name}" rows="8"{more}>\n{text}</textarea>'
        case TextField():
            fill = _KNOWN_TO_BROWSERS.get(name, "off")
            value = escape("".join(values))
            return (
                f'{head}<input id="field-{name}" name="{name}" value="{value}" autocomplete="{fill}"{more}>'
            )
        case ChoiceField():
            return f'{head}<select id="field-{name}" name="{name}"{more}>{_choices(question, values, language)}</select>'
        case TickField():
            on = " checked" if values else ""
            box = f'<input type="checkbox" id="field-{name}" name="{name}" value="yes"{more}{on}>'
            wrong = head.partition("</label>")[2]
            return f'<label class="tick">{box} {escape(question.text)}</label>{wrong}'
        case FileField():
            return f'{head}<input type="file" id="field-{name}" name="{name}" accept="{_PICTURES}"{more}>'
        case PersonField():
            raise ValueError("a page knows no accounts to choose from")
        case _:
            assert_never(question)


def _choices(question: ChoiceField, values: tuple[str, ...], language: Language) -> str:
    first = f'<option value="">{escape(_CHOOSE.of(language))}</option>'
    rest = (
        f'<option value="{escape(each.value)}"{" selected" if each.value in values else ""}>{escape(each.label)}</option>'
        for each in question.choices
    )
    return first + "".join(rest)

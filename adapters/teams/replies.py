"""A reply as the body of an invoke's answer: on the clicker's card, or in a dialog. Pure; what else is sent is in `answers`.

https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards
"""

from dataclasses import dataclass, field
from typing import Any, assert_never

from adapters.teams import render, texts
from adapters.teams.forms import Filled, Sheet, dialog, form, notice, window
from adapters.teams.interactions import Origin, Via
from adapters.teams.render import Forms, Where
from bot.views import Ask, Form, Invalid, Nothing, Replace, Reply, Say, Show, View
from bot.words import Language

Json = dict[str, Any]

CARD = "application/vnd.microsoft.card.adaptive"
TEXT = "application/vnd.microsoft.activity.message"


@dataclass(frozen=True)
class Context:
    """What a reply is drawn with. `again` is the form that was sent in, for when it comes back with its mistakes."""

    origin: Origin
    language: Language
    forms: Forms
    key: str
    again: Form | None = field(default=None, repr=False)


def body(reply: Reply, context: Context) -> Json | None:
    return _on_the_card(reply, context) if context.origin.via is Via.EXECUTE else _in_a_dialog(reply, context)


def said(via: Via, text: str) -> Json:
    """One sentence, as the answer to this kind of press."""
    return _message(text) if via is Via.EXECUTE else notice(text)


def _on_the_card(reply: Reply, context: Context) -> Json:
    """The card changes for the clicker alone; a text is shown to them for a moment."""
    match reply:
        case Replace(view):
            return _card(_drawn(view, context))
        case Say(view):
            return (
                _card(_drawn(view, context))
                if context.origin.form
                else _message(render.plain_text(view, render.NOTICE))
            )
        case Ask(asked):
            if not context.origin.is_personal:
                return _message(texts.FORM_IN_CHAT.of(context.language))
            return _card(form(asked, _sheet(context, Where.MESSAGE)))
        case Show(_, _, view):
            return _card(_drawn(view, context))
        case Invalid():
            if context.again is None:
                return _message(_mistakes(reply))
            return _card(_again(reply, context.again, context, Where.MESSAGE))
        case Nothing():
            sentence = texts.RECEIVED.of(context.language)
            return _card(_drawn(texts.view(sentence), context)) if context.origin.form else _message(sentence)
        case _:
            assert_never(reply)


def _in_a_dialog(reply: Reply, context: Context) -> Json | None:
    match reply:
        case Ask(asked):
            return dialog(asked.title, form(asked, _sheet(context, Where.DIALOG)))
        case Show(title, close, view):
            return dialog(title, window(view, close=close, key=context.key))
        case Say(view) | Replace(view) if render.is_plain(view):
            return notice(render.plain_text(view))
        case Say(view) | Replace(view):
            close = texts.CLOSE.of(context.language)
            return dialog(texts.TITLE, window(view, close=close, key=context.key))
        case Invalid():
            if context.again is None:
                return notice(_mistakes(reply))
            return dialog(context.again.title, _again(reply, context.again, context, Where.DIALOG))
        case Nothing():
            # An empty answer to task/submit closes the dialog; task/fetch must be answered with something.
            return None if context.origin.via is Via.SUBMIT else notice(texts.RECEIVED.of(context.language))
        case _:
            assert_never(reply)


def _again(mistakes: Invalid, asked: Form, context: Context, where: Where) -> Json:
    """With what was typed, and each mistake at its field."""
    filled = Filled(context.origin.values, mistakes.errors)
    return form(asked, _sheet(context, where), filled)


def _sheet(context: Context, where: Where) -> Sheet:
    return Sheet(context.key, context.language, where)


def _drawn(view: View, context: Context) -> Json:
    return render.card(view, key=context.key, forms=context.forms)


def _mistakes(reply: Invalid) -> str:
    return render.plain_text(texts.view("\n".join(reply.errors.values())))


def _card(drawn: Json) -> Json:
    return {"statusCode": 200, "type": CARD, "value": drawn}


def _message(text: str) -> Json:
    return {"statusCode": 200, "type": TEXT, "value": text}

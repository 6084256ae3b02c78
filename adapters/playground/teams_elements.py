"""What an Adaptive Card of version 1.5 may hold: every element, its properties and their kinds. Data only.

https://adaptivecards.io/explorer · schemas/1.5.0 of github.com/microsoft/AdaptiveCards"""

from collections.abc import Mapping
from dataclasses import dataclass

# A property's kind: "text", "flag", "number", "size" (text or number), "link", "object", "any", "color";
# "one:a b c" one of these words; "elements", "actions", "select", "fallback", "card", "strings"; "list:Type".
Kinds = Mapping[str, str]


@dataclass(frozen=True)
class Shape:
    kinds: Kinds
    needed: tuple[str, ...] = ()


SPACING = "one:default none small medium large extralarge padding"
ALIGNED = "one:left center right"
UPRIGHT = "one:top center bottom"
STYLE = "one:default emphasis good attention warning accent"
COMMON: Kinds = {
    "id": "text",
    "isVisible": "flag",
    "requires": "object",
    "fallback": "fallback",
    "height": "one:auto stretch",
    "separator": "flag",
    "spacing": SPACING,
    "targetWidth": "text",
}
FIELD: Kinds = {**COMMON, "label": "text", "isRequired": "flag", "errorMessage": "text"}
BUTTON: Kinds = {
    "id": "text",
    "title": "text",
    "iconUrl": "link",
    "style": "one:default positive destructive",
    "fallback": "fallback",
    "tooltip": "text",
    "isEnabled": "flag",
    "mode": "one:primary secondary",
    "requires": "object",
}
SENDING: Kinds = {**BUTTON, "data": "any", "associatedInputs": "one:auto none"}
INK: Kinds = {
    "color": "one:default dark light accent good warning attention",
    "fontType": "one:default monospace",
    "isSubtle": "flag",
    "size": "one:default small medium large extralarge",
    "weight": "one:default lighter bolder",
}
BOX: Kinds = {
    "selectAction": "select",
    "style": STYLE,
    "bleed": "flag",
    "minHeight": "text",
    "backgroundImage": "any",
    "verticalContentAlignment": UPRIGHT,
    "rtl": "flag",
}

CARD = Shape(
    {
        "version": "text",
        "$schema": "text",
        "body": "elements",
        "actions": "actions",
        "selectAction": "select",
        "fallbackText": "text",
        "backgroundImage": "any",
        "minHeight": "text",
        "rtl": "flag",
        "speak": "text",
        "lang": "text",
        "verticalContentAlignment": UPRIGHT,
        "refresh": "object",
        "msteams": "object",
        "metadata": "object",
    },
)

ELEMENTS: Mapping[str, Shape] = {
    "TextBlock": Shape(
        {
            **COMMON,
            **INK,
            "text": "text",
            "horizontalAlignment": ALIGNED,
            "maxLines": "number",
            "wrap": "flag",
            "style": "one:default heading",
        },
        ("text",),
    ),
    "RichTextBlock": Shape(
        {**COMMON, "inlines": "inlines", "horizontalAlignment": ALIGNED},
        ("inlines",),
    ),
    "Image": Shape(
        {
            **COMMON,
            "height": "size",
            "url": "link",
            "altText": "text",
            "backgroundColor": "text",
            "horizontalAlignment": ALIGNED,
            "selectAction": "select",
            "size": "one:auto stretch small medium large",
            "style": "one:default person",
            "width": "size",
        },
        ("url",),
    ),
    "ImageSet": Shape(
        {**COMMON, "images": "list:Image", "imageSize": "one:auto stretch small medium large"}, ("images",)
    ),
    "Media": Shape({**COMMON, "sources": "any", "poster": "link", "altText": "text"}, ("sources",)),
    "Container": Shape({**COMMON, **BOX, "items": "elements"}, ("items",)),
    "ColumnSet": Shape(
        {
            **COMMON,
            "columns": "list:Column",
            "selectAction": "select",
            "style": STYLE,
            "bleed": "flag",
            "minHeight": "text",
            "horizontalAlignment": ALIGNED,
        }
    ),
    "FactSet": Shape({**COMMON, "facts": "list:Fact"}, ("facts",)),
    "ActionSet": Shape({**COMMON, "actions": "actions"}, ("actions",)),
    "Table": Shape(
        {
            **COMMON,
            "columns": "list:TableColumnDefinition",
            "rows": "list:TableRow",
            "firstRowAsHeader": "flag",
            "showGridLines": "flag",
            "gridStyle": STYLE,
            "horizontalCellContentAlignment": ALIGNED,
            "verticalCellContentAlignment": UPRIGHT,
        }
    ),
    "Input.Text": Shape(
        {
            **FIELD,
            "isMultiline": "flag",
            "maxLength": "number",
            "placeholder": "text",
            "regex": "text",
            "style": "one:text tel url email password",
            "inlineAction": "select",
            "value": "text",
        },
        ("id",),
    ),
    "Input.Number": Shape(
        {**FIELD, "max": "number", "min": "number", "placeholder": "text", "value": "number"}, ("id",)
    ),
    "Input.Date": Shape(
        {**FIELD, "max": "text", "min": "text", "placeholder": "text", "value": "text"}, ("id",)
    ),
    "Input.Time": Shape(
        {**FIELD, "max": "text", "min": "text", "placeholder": "text", "value": "text"}, ("id",)
    ),
    "Input.Toggle": Shape(
        {**FIELD, "title": "text", "value": "text", "valueOff": "text", "valueOn": "text", "wrap": "flag"},
        ("id", "title"),
    ),
    "Input.ChoiceSet": Shape(
        {
            **FIELD,
            "choices": "list:Input.Choice",
            # The people picker: Teams' own addition, which its clients draw at any version.
            "choices.data": "object",
            "isMultiSelect": "flag",
            "style": "one:compact expanded filtered",
            "value": "text",
            "placeholder": "text",
            "wrap": "flag",
        },
        ("id",),
    ),
}

# What stands inside another element and nowhere else.
PARTS: Mapping[str, Shape] = {
    "Column": Shape({**COMMON, **BOX, "items": "elements", "width": "size"}),
    "Fact": Shape({"title": "text", "value": "text"}, ("title", "value")),
    "Image": ELEMENTS["Image"],
    "Input.Choice": Shape({"title": "text", "value": "text"}, ("title", "value")),
    "TableColumnDefinition": Shape(
        {
            "width": "size",
            "horizontalCellContentAlignment": ALIGNED,
            "verticalCellContentAlignment": UPRIGHT,
        }
    ),
    "TableRow": Shape(
        {
            "cells": "list:TableCell",
            "style": STYLE,
            "horizontalCellContentAlignment": ALIGNED,
            "verticalCellContentAlignment": UPRIGHT,
        }
    ),
    "TableCell": Shape({**BOX, "items": "elements"}, ("items",)),
    "TextRun": Shape(
        {
            **INK,
            "text": "text",
            "highlight": "flag",
            "italic": "flag",
            "strikethrough": "flag",
            "underline": "flag",
            "selectAction": "select",
        },
        ("text",),
    ),
}

ACTIONS: Mapping[str, Shape] = {
    "Action.Execute": Shape({**SENDING, "verb": "text"}, ("verb",)),
    "Action.Submit": Shape(SENDING),
    "Action.OpenUrl": Shape({**BUTTON, "url": "link"}, ("url",)),
    "Action.ShowCard": Shape({**BUTTON, "card": "card"}, ("card",)),
    "Action.ToggleVisibility": Shape({**BUTTON, "targetElements": "any"}, ("targetElements",)),
}

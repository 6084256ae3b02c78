"""Slack's interactive elements and their limits: buttons, selects, boxes, text fields, pickers.

https://docs.slack.dev/reference/block-kit/block-elements"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from adapters.playground.slack_limits import Findings, items
from adapters.playground.slack_things import Json

Check = Callable[[Findings, str, Json], None]
COMMON = {"type", "action_id", "confirm", "focus_on_load"}


@dataclass(frozen=True)
class Element:
    check: Check
    places: frozenset[str]


def element(findings: Findings, at: str, value: object, *, place: str) -> str | None:
    """Checks one element where it stands; returns its action id so that the block can find doubles."""
    if not isinstance(value, dict):
        findings.add(at, "must provide an object")
        return None
    rule = ELEMENTS.get(str(value.get("type")))
    if rule is None or place not in rule.places:
        findings.add(f"{at}/type", f"unsupported type: {value.get('type')}")
        return None
    findings.optional_length(at, value, "action_id", 255)
    if "confirm" in value:
        _confirm(findings, f"{at}/confirm", value["confirm"])
    rule.check(findings, at, value)
    action_id = value.get("action_id")
    return action_id if isinstance(action_id, str) else None


def _confirm(findings: Findings, at: str, value: object) -> None:
    if not isinstance(value, dict):
        findings.add(at, "must provide an object")
        return
    findings.keys(at, value, required={"title", "text", "confirm", "deny"}, allowed={"style"})
    for key, longest in (("title", 100), ("confirm", 30), ("deny", 30)):
        findings.optional_text(at, value, key, longest)
    if "text" in value:
        findings.text(f"{at}/text", value["text"], 300)


def _button(findings: Findings, at: str, value: Json) -> None:
    allowed = COMMON | {"url", "value", "style", "accessibility_label"}
    findings.keys(at, value, required={"type", "text"}, allowed=allowed)
    if "text" in value:
        findings.text(f"{at}/text", value["text"], 75, plain=True)
    findings.optional_length(at, value, "value", 2000)
    findings.optional_length(at, value, "url", 3000)
    findings.optional_length(at, value, "accessibility_label", 75)
    if value.get("style", "primary") not in ("primary", "danger"):
        findings.add(f"{at}/style", "must be one of: primary, danger")


def _options(findings: Findings, at: str, options: object, *, most: int) -> None:
    for number, option in enumerate(findings.count(at, options, most)):
        _option(findings, f"{at}/{number}", option)


def _option(findings: Findings, at: str, option: object) -> None:
    if not isinstance(option, dict):
        findings.add(at, "must provide an object")
        return
    findings.keys(at, option, required={"text", "value"}, allowed={"description", "url"})
    if "text" in option:
        findings.text(f"{at}/text", option["text"], 75)
    findings.optional_length(at, option, "value", 150)
    if "description" in option:
        findings.text(f"{at}/description", option["description"], 75)


def _choice(most: int, *initial: str, grouped: bool = False) -> Check:
    """A rule for anything with options: how many, which keys it starts from, whether groups are allowed."""

    def check(findings: Findings, at: str, value: Json) -> None:
        allowed = COMMON | {"placeholder", "options", *initial} | ({"option_groups"} if grouped else set())
        findings.keys(at, value, required={"type"}, allowed=allowed)
        findings.optional_text(at, value, "placeholder", 150)
        if grouped and "option_groups" in value:
            _groups(findings, f"{at}/option_groups", value["option_groups"])
        elif "options" not in value:
            findings.add(at, "missing required field: options")
        else:
            _options(findings, f"{at}/options", value["options"], most=most)
        _starts_from_its_options(findings, at, value)

    return check


def _groups(findings: Findings, at: str, groups: object) -> None:
    for number, group in enumerate(findings.count(at, groups, 100)):
        here = f"{at}/{number}"
        if not isinstance(group, dict):
            findings.add(here, "must provide an object")
            continue
        findings.keys(here, group, required={"label", "options"}, allowed=set())
        findings.optional_text(here, group, "label", 75)
        _options(findings, f"{here}/options", group.get("options"), most=100)


def _starts_from_its_options(findings: Findings, at: str, value: Json) -> None:
    options = value.get("options")
    if not isinstance(options, list):
        return
    if "initial_option" in value and value["initial_option"] not in options:
        findings.add(f"{at}/initial_option", "must match one of the options")
    for number, initial in enumerate(items(value, "initial_options")):
        if initial not in options:
            findings.add(f"{at}/initial_options/{number}", "must match one of the options")


def _text_input(findings: Findings, at: str, value: Json) -> None:
    plain = {"multiline", "min_length", "max_length"} if value["type"] == "plain_text_input" else set()
    allowed = COMMON | {"placeholder", "initial_value", "dispatch_action_config"} | plain
    findings.keys(at, value, required={"type"}, allowed=allowed)
    findings.optional_text(at, value, "placeholder", 150)
    findings.optional_length(at, value, "initial_value", 3000)
    for key in ("min_length", "max_length"):
        number = value.get(key, 1)
        if not isinstance(number, int) or not 0 <= number <= 3000:
            findings.add(f"{at}/{key}", "must be between 0 and 3000")


def _picker(*own: str) -> Check:
    def check(findings: Findings, at: str, value: Json) -> None:
        findings.keys(at, value, required={"type"}, allowed=COMMON | {"placeholder", *own})
        findings.optional_text(at, value, "placeholder", 150)

    return check


def _number_input(findings: Findings, at: str, value: Json) -> None:
    own = {"initial_value", "min_value", "max_value", "dispatch_action_config", "placeholder"}
    findings.keys(at, value, required={"type", "is_decimal_allowed"}, allowed=COMMON | own)
    findings.optional_text(at, value, "placeholder", 150)


EVERYWHERE = frozenset({"section", "actions", "input"})
INPUT = frozenset({"input"})
BUTTONS = frozenset({"section", "actions"})

ELEMENTS: Mapping[str, Element] = {
    "button": Element(_button, BUTTONS),
    "overflow": Element(_choice(5), BUTTONS),
    "static_select": Element(_choice(100, "initial_option", grouped=True), EVERYWHERE),
    "multi_static_select": Element(
        _choice(100, "initial_options", "max_selected_items", grouped=True), frozenset({"section", "input"})
    ),
    "checkboxes": Element(_choice(10, "initial_options"), EVERYWHERE),
    "radio_buttons": Element(_choice(10, "initial_option"), EVERYWHERE),
    "users_select": Element(_picker("initial_user"), EVERYWHERE),
    "multi_users_select": Element(
        _picker("initial_users", "max_selected_items"), frozenset({"section", "input"})
    ),
    "conversations_select": Element(
        _picker("initial_conversation", "filter", "default_to_current_conversation"), EVERYWHERE
    ),
    "channels_select": Element(_picker("initial_channel"), EVERYWHERE),
    "datepicker": Element(_picker("initial_date"), EVERYWHERE),
    "timepicker": Element(_picker("initial_time", "timezone"), EVERYWHERE),
    "datetimepicker": Element(_picker("initial_date_time"), frozenset({"actions", "input"})),
    "plain_text_input": Element(_text_input, INPUT),
    "email_text_input": Element(_text_input, INPUT),
    "url_text_input": Element(_text_input, INPUT),
    "number_input": Element(_number_input, INPUT),
    "rich_text_input": Element(_picker("initial_value", "dispatch_action_config"), INPUT),
    "file_input": Element(_picker("filetypes", "max_files"), INPUT),
}

"""From verified bytes to one activity: the last place where malformed input is refused (F-090, F-097). Not what it means."""

from adapters.parsing import Json, Malformed, object_in, refuse_charset, text_in


def activity_of(body: bytes, *, content_type: str, charset: str | None) -> Json:
    """Raises `Malformed` for everything that is not one well-formed JSON activity."""
    if content_type != "application/json":
        raise Malformed("content_type")
    refuse_charset(charset)
    activity = object_in(text_in(body))
    if not isinstance(activity.get("type"), str) or not activity["type"]:
        raise Malformed("type")
    return activity

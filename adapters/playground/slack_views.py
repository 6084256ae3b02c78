"""The Web API's views.* methods."""

from adapters.playground import slack_shapes
from adapters.playground.slack_blocks import checked_view
from adapters.playground.slack_things import ApiError, Json
from adapters.playground.slack_world import World


def open_view(world: World, arguments: Json) -> Json:
    definition = checked_view(arguments.get("view"))
    trigger = world.tickets.redeemable(_trigger_id(arguments))
    world.tickets.redeem(_trigger_id(arguments))
    view = world.modals.open(trigger.user, definition)
    world.changed()
    return {"view": slack_shapes.view(view)}


def push_view(world: World, arguments: Json) -> Json:
    definition = checked_view(arguments.get("view"))
    trigger = world.tickets.redeemable(_trigger_id(arguments))
    view = world.modals.push(trigger.user, definition)
    world.tickets.redeem(_trigger_id(arguments))
    world.changed()
    return {"view": slack_shapes.view(view)}


def update_view(world: World, arguments: Json) -> Json:
    definition = checked_view(arguments.get("view"))
    key = str(arguments.get("view_id") or arguments.get("external_id") or "")
    view = world.modals.update(key, definition, hash_seen=arguments.get("hash"))
    world.changed()
    return {"view": slack_shapes.view(view)}


def publish_view(world: World, arguments: Json) -> Json:
    definition = checked_view(arguments.get("view"))
    user = str(arguments.get("user_id"))
    if user not in world.people:
        raise ApiError("user_not_found")
    if definition["type"] != "home":
        raise ApiError("invalid_arguments")
    view = world.modals.publish(user, definition, hash_seen=arguments.get("hash"))
    world.changed()
    return {"view": slack_shapes.view(view)}


def _trigger_id(arguments: Json) -> str:
    trigger_id = arguments.get("trigger_id")
    if not trigger_id:
        raise ApiError("invalid_arguments")
    return str(trigger_id)

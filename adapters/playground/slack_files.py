"""The Web API's files.* methods: ask for an upload address, send the bytes there, complete, delete."""

from adapters.playground import slack_shapes
from adapters.playground.slack_things import ApiError, Json
from adapters.playground.slack_world import World


def get_upload_url(world: World, arguments: Json) -> Json:
    if not arguments.get("filename") or not str(arguments.get("length", "")).isdigit():
        raise ApiError("invalid_arguments")
    file_id = world.identifiers.new("F")
    world.files[file_id] = {
        "id": file_id,
        "created": int(world.clock.now()),
        "name": str(arguments["filename"]),
        "title": str(arguments["filename"]),
        "mode": "hosted",
        "user": slack_shapes.BOT_USER,
        "user_team": slack_shapes.TEAM_ID,
        "size": int(arguments["length"]),
        "is_external": False,
    }
    return {"upload_url": f"{world.address}/upload/{file_id}", "file_id": file_id}


def received(world: World, file_id: str, *, content: bytes) -> None:
    if file_id not in world.files:
        raise ApiError("file_not_found")
    world.contents[file_id] = content


def complete_upload(world: World, arguments: Json) -> Json:
    listed = arguments.get("files")
    if not isinstance(listed, list) or not listed:
        raise ApiError("invalid_arguments")
    finished = [_finished(world, each) for each in listed]
    if arguments.get("channel_id"):
        channel = world.writable(str(arguments["channel_id"]))
        text = str(arguments.get("initial_comment") or "")
        world.post_as_bot(channel.id, text=text, files=tuple(finished))
    return {"files": finished}


def _finished(world: World, listed: Json) -> Json:
    file_id = str(listed.get("id"))
    if file_id not in world.contents:
        raise ApiError("file_not_found")
    if len(world.contents[file_id]) != world.files[file_id]["size"]:
        raise ApiError("posting_to_channel_failed")
    world.files[file_id] |= {"title": listed.get("title") or world.files[file_id]["name"]}
    return world.files[file_id]


def delete_file(world: World, arguments: Json) -> Json:
    file_id = str(arguments.get("file"))
    if world.files.pop(file_id, None) is None:
        raise ApiError("file_not_found")
    world.contents.pop(file_id, None)
    world.changed()
    return {}

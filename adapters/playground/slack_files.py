"""The Web API's files.* methods, and where files are: what the bot hands over, and what a person sends to the bot.

https://docs.slack.dev/reference/methods/files.info
"""

from aiohttp import web

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


def shared_by(world: World, user: str, name: str, *, content: bytes) -> Json:
    """A person's own file, in the workspace from now on; only they can take it away again."""
    file_id = world.identifiers.new("F")
    world.contents[file_id] = content
    world.files[file_id] = {
        "id": file_id,
        "created": int(world.clock.now()),
        "name": name,
        "title": name,
        "mode": "hosted",
        "user": user,
        "user_team": slack_shapes.TEAM_ID,
        "size": len(content),
        "is_external": False,
        "url_private_download": f"{world.address}/files-pri/{file_id}",
    }
    return world.files[file_id]


def info(world: World, arguments: Json) -> Json:
    file = world.files.get(str(arguments.get("file")))
    if file is None:
        raise ApiError("file_not_found")
    return {"file": file, "comments": [], "response_metadata": {"next_cursor": ""}}


class Downloads:
    """Slack's own store: a file for whoever shows the bot's token, a page to sign in for anybody else."""

    def __init__(self, world: World, *, token: str) -> None:
        self._world = world
        self._token = token

    async def handle(self, request: web.Request) -> web.StreamResponse:
        content = self._world.contents.get(request.match_info["file_id"])
        if request.headers.get("Authorization") != f"Bearer {self._token}":
            return web.Response(text="<!doctype html><title>Sign in</title>", content_type="text/html")
        if content is None:
            raise web.HTTPNotFound
        return web.Response(body=content, content_type="application/octet-stream")


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
    file = world.files.get(file_id)
    if file is None:
        raise ApiError("file_not_found")
    if file["user"] != slack_shapes.BOT_USER:
        raise ApiError("cant_delete_file")
    del world.files[file_id]
    world.contents.pop(file_id, None)
    for sent in [each for room in world.messages.values() for each in room.values() if each.files]:
        world.change_message(sent, files=tuple(each for each in sent.files if each["id"] != file_id))
    world.changed()
    return {}

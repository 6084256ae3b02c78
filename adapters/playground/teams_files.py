"""Files a person sends to the bot: put in that person's own OneDrive, with an address that opens them for a while.

https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4
"""

from aiohttp import web

from adapters.playground.slack_things import Json
from adapters.playground.teams_calls import Calls, Outcome
from adapters.playground.teams_things import FILE_DOWNLOAD, Refused
from adapters.playground.teams_world import World


def shared_by(world: World, user: str, name: str, *, content: bytes) -> Json:
    """The attachment that comes with the message."""
    file_id = _stored(world, user, name, content=content)
    kind = name.rpartition(".")[2]
    where = {"downloadUrl": f"{world.address}/download/{file_id}", "uniqueId": file_id, "fileType": kind}
    url = f"{world.address}/files/{file_id}"
    return {"contentType": FILE_DOWNLOAD, "contentUrl": url, "name": name, "content": where}


def pasted_by(world: World, user: str, *, content: bytes) -> Json:
    """A picture in the message: Teams keeps it itself, and opens it for a bot's token only."""
    file_id = _stored(world, user, "image", content=content)
    return {
        "contentType": "image/*",
        "contentUrl": f"{world.service_url}v3/attachments/{file_id}/views/original",
    }


def _stored(world: World, user: str, name: str, *, content: bytes) -> str:
    file_id = world.identifiers.new("file")
    world.contents[file_id] = content
    world.files[file_id] = {"id": file_id, "title": name, "size": len(content), "owner": user}
    return file_id


class Downloads:
    """The address is the permission: who has it gets the file, and the bot's token has no business there."""

    def __init__(self, world: World, calls: Calls) -> None:
        self._world = world
        self._calls = calls

    async def handle(self, request: web.Request) -> web.StreamResponse:
        file_id = request.match_info["file"]

        async def work() -> Outcome:
            if "Authorization" in request.headers:
                raise Refused(401, "unauthenticated", "This address takes no token.")
            content = self._world.contents.get(file_id)
            if content is None:
                raise Refused(404, "itemNotFound", "There is no such file.")
            return Outcome({"bytes": len(content)}, content=content)

        return await self._calls.answer(request, "download", noted={"file": file_id}, act=work)

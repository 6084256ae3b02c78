"""Files in the pretend workspace: a person's own, fetched with the bot's token and taken away by nobody else."""

import aiohttp
import pytest

from adapters.playground.slack_api import WITH_FILES
from adapters.playground.slack_server import SlackPlayground
from tests.installation import TOKEN, new_playground

CV = b"%PDF-1.4 somebody's"


async def call(playground: SlackPlayground, method: str, **arguments: str) -> dict[str, object]:
    async with aiohttp.ClientSession() as session:
        headers = {"Authorization": f"Bearer {TOKEN}"}
        async with session.post(f"{playground.api_url}{method}", data=arguments, headers=headers) as answer:
            found: dict[str, object] = await answer.json()
            return found


async def shared(playground: SlackPlayground) -> str:
    user = playground.world.candidate
    await playground.share(user, "cv.pdf", CV)
    (sent,) = [each for each in playground.world.shown(playground.world.dm(user).id) if each.files]
    return str(sent.files[0]["id"])


@pytest.mark.parametrize(("token", "found"), [(TOKEN, CV), ("somebody-elses", b"Sign in")])
async def test_a_file_is_fetched_with_the_bots_token_only(token: str, found: bytes) -> None:
    playground = new_playground(scopes=WITH_FILES)
    await playground.start()
    try:
        said = await call(playground, "files.info", file=await shared(playground))
        file = said["file"]
        assert isinstance(file, dict)
        assert file["user"] == playground.world.candidate
        async with aiohttp.ClientSession() as session:
            headers = {"Authorization": f"Bearer {token}"}
            async with session.get(file["url_private_download"], headers=headers) as answer:
                assert found in await answer.read()
    finally:
        await playground.stop()


async def test_without_the_scope_nothing_is_told_and_nobody_takes_away_a_persons_own_file() -> None:
    playground = new_playground()
    await playground.start()
    try:
        file = await shared(playground)
        assert (await call(playground, "files.info", file=file))["error"] == "missing_scope"
        assert (await call(playground, "files.delete", file=file))["error"] == "cant_delete_file"
        assert (await call(playground, "files.delete", file="F0"))["error"] == "file_not_found"
        assert file in playground.world.files
    finally:
        await playground.stop()

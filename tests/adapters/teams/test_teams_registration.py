"""What keeps Klik from starting on Teams: a registration that is not whole, and a door that would stand open."""

from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from teams_tenant import SECRET, serve, tenant

from adapters.playground.teams_cast import APP_ID, TENANT
from adapters.teams.app import TeamsApp
from adapters.teams.registration import NotStarted, Registration
from adapters.teams.service_urls import ServiceHosts
from adapters.teams.tokens import Tokens
from tests.stories.two_platforms import both_on

GOOD = {"app_id": APP_ID, "password": SECRET, "tenant": TENANT, "kind": "SingleTenant"}


def test_a_whole_registration_will_do_and_does_not_show_its_secret() -> None:
    assert SECRET not in repr(Registration(**GOOD))


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"app_id": ""}, "MICROSOFT_APP_ID"),
        ({"app_id": "klik"}, "MICROSOFT_APP_ID"),
        ({"password": ""}, "MICROSOFT_APP_PASSWORD"),
        ({"password": "  "}, "MICROSOFT_APP_PASSWORD"),
        ({"tenant": ""}, "MICROSOFT_APP_TENANT_ID"),
        ({"tenant": "common"}, "MICROSOFT_APP_TENANT_ID"),
        ({"kind": ""}, "MICROSOFT_APP_TYPE"),
        ({"kind": "MultiTenant"}, "MICROSOFT_APP_TYPE"),
        ({"kind": "Singletenat"}, "MICROSOFT_APP_TYPE"),
    ],
)
def test_a_registration_that_is_not_whole_is_refused_with_a_sentence(changes: Any, named: str) -> None:
    with pytest.raises(NotStarted) as refused:
        Registration(**(GOOD | changes))
    assert named in refused.value.words.nl
    assert named in refused.value.words.en


@pytest.mark.parametrize(("app_id", "tenants"), [("", {TENANT}), (APP_ID, set()), (APP_ID, {""})])
async def test_an_app_without_an_id_or_a_tenant_is_not_built(app_id: str, tenants: set[str]) -> None:
    async with tenant() as on:
        with pytest.raises(NotStarted):
            built(on, app_id=app_id, tenants=frozenset(tenants))


def built(on: Any, **changes: Any) -> TeamsApp:
    from bot.rules import Rules

    arguments: dict[str, Any] = {
        "messenger": on.messenger,
        "session": on.session,
        "app_id": APP_ID,
        "tenants": frozenset({TENANT}),
        "service_hosts": ServiceHosts((on.teams.service_host,)),
        "openid_url": on.teams.openid_url,
        "rules": Rules(),
    }
    return TeamsApp(on.door, **(arguments | changes))


@pytest.mark.parametrize("host", ["0.0.0.0", "", "klik.example", "192.168.1.10"])
async def test_the_check_of_the_sender_cannot_be_left_out_where_others_can_reach_klik(host: str) -> None:
    async with tenant() as on:
        with pytest.raises(NotStarted):
            built(on, unauthenticated_on=host)


async def test_on_this_machine_alone_it_can_and_the_tenant_still_counts() -> None:
    async with tenant(unauthenticated_on="127.0.0.1") as on:
        await on.teams.say(on.candidate, "Hoi")
        assert len(on.door.heard) == 1
        activity = dict(on.teams.last_activity or {})
        activity["channelData"] = {"tenant": {"id": APP_ID}}
        assert await on.signed(activity) == 401
        assert len(on.door.heard) == 1


async def test_the_start_asks_itself_whether_a_stranger_is_refused() -> None:
    async with tenant() as on:
        await on.app.self_test(on.url)
        assert on.app.counts.unsigned + on.app.counts.forged == 2
        assert on.door.heard == []


async def test_every_start_of_klik_knocks_at_its_own_door_as_a_stranger(tmp_path: Path) -> None:
    async with both_on(tmp_path) as house, aiohttp.ClientSession() as session:
        async with session.get(f"{house.slack.klik.url}/metrics") as answer:
            lines = (await answer.text()).splitlines()
        numbers = dict(line.split() for line in lines if not line.startswith("#"))
        refused = [numbers[f"klik_teams_{how}"] for how in ("unsigned", "forged")]
        assert sum(map(float, refused)) == 2


@pytest.mark.parametrize("status", [200, 400, 404, 500])
async def test_anything_but_401_ends_the_start(status: int) -> None:
    class Open:
        async def handle(self, _: web.Request) -> web.Response:
            return web.Response(status=status)

    runner = await serve(Open())  # type: ignore[arg-type]
    try:
        async with tenant() as on:
            with pytest.raises(NotStarted) as refused:
                await on.app.self_test(f"http://127.0.0.1:{runner.addresses[0][1]}/api/messages")
            assert str(status) in refused.value.words.en
    finally:
        await runner.cleanup()


async def test_the_secret_is_not_sent_where_anybody_can_read_along() -> None:
    async with aiohttp.ClientSession() as session:
        for url in ("http://login.microsoftonline.com", "", "ftp://127.0.0.1"):
            with pytest.raises(NotStarted):
                Tokens(Registration(**GOOD), session=session, login_url=url, now=lambda: 0.0)


@pytest.mark.parametrize(
    ("hosts", "url", "allowed"),
    [
        (("smba.trafficmanager.net",), "https://smba.trafficmanager.net/emea/", True),
        (("smba.trafficmanager.net",), "https://smba.trafficmanager.net:443/emea/", True),
        (("smba.trafficmanager.net",), "https://smba.trafficmanager.net:8443/emea/", False),
        (("smba.trafficmanager.net",), "http://smba.trafficmanager.net/emea/", False),
        (("smba.trafficmanager.net",), "https://x.smba.trafficmanager.net/", False),
        (("*.teams.microsoft.com",), "https://gcc.teams.microsoft.com/x", True),
        (("*.teams.microsoft.com",), "https://teams.microsoft.com.evil.example/x", False),
        (("127.0.0.1",), "http://127.0.0.1:8123/emea/", True),
        (("127.0.0.1:8123",), "http://127.0.0.1:8124/emea/", False),
        ((), "https://smba.trafficmanager.net/emea/", False),
    ],
)
def test_a_server_of_teams_is_known_by_its_whole_name(
    hosts: tuple[str, ...], url: str, allowed: bool
) -> None:
    assert ServiceHosts(hosts).allows(url) is allowed


def test_where_to_begin_is_the_first_server_that_has_an_address() -> None:
    assert ServiceHosts(("smba.trafficmanager.net",)).first_url == "https://smba.trafficmanager.net/teams/"
    assert ServiceHosts(("127.0.0.1:8123",)).first_url == "http://127.0.0.1:8123/emea/"
    assert ServiceHosts(("127.0.0.1",)).first_url == ""
    assert ServiceHosts(()).first_url == ""

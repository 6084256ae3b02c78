"""`klik manifest …`: before there is a token, so only the address, the language and Teams' app id are read."""

import json
from pathlib import Path

from adapters.cli.console import refuse, say
from adapters.cli.running import sentences
from adapters.settings import read_address
from manifest.slack import slack_manifest
from manifest.teams import teams_manifest, teams_package
from manifest.teams_faults import faults


def write_slack(out: Path | None, *, public_url: str | None) -> None:
    with sentences():
        address = read_address(public_url)
    manifest = slack_manifest(public_url=address.public_url, language=address.language, cvs=address.takes_cvs)
    text = json.dumps(manifest, indent=2, ensure_ascii=False)
    if out is None:
        say(text)
        return
    try:
        out.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        refuse([f"The manifest cannot be written there ({error.strerror}): give another file with --out."])
    say(f"Written to {out}. At Slack: Create New App, From a manifest, and paste it.")


def write_teams(out: Path, *, public_url: str | None, app_id: str | None) -> None:
    """Nothing is written that Teams would refuse."""
    with sentences():
        address = read_address(public_url, app_id=app_id)
    if not address.teams_app_id:
        refuse(
            [
                "MICROSOFT_APP_ID is not set: set it, or give --app-id, to the id of the bot's app registration."
            ]
        )
    manifest = teams_manifest(
        app_id=address.teams_app_id, public_url=address.public_url, language=address.language
    )
    package = teams_package(manifest)
    if found := faults(package):
        refuse(found)
    try:
        out.write_bytes(package)
    except OSError as error:
        refuse([f"The package cannot be written there ({error.strerror}): give another file with --out."])
    say(f"Written to {out}. In the Teams admin centre: Manage apps, Upload new app.")

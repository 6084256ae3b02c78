"""`klik manifest slack`: before there is a token, so only the address and the language are read."""

import json
from pathlib import Path

from adapters.cli.console import refuse, say
from adapters.cli.running import sentences
from adapters.settings import read_address
from manifest.slack import slack_manifest


def write_slack(out: Path | None, *, public_url: str | None) -> None:
    with sentences():
        address = read_address(public_url)
    text = json.dumps(
        slack_manifest(public_url=address.public_url, language=address.language), indent=2, ensure_ascii=False
    )
    if out is None:
        say(text)
        return
    try:
        out.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        refuse([f"The manifest cannot be written there ({error.strerror}): give another file with --out."])
    say(f"Written to {out}. At Slack: Create New App, From a manifest, and paste it.")

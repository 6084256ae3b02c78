"""The table of `klik`'s commands and their options. What they do stands in the files beside this one."""

import gc
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from adapters.cli.console import say

app = typer.Typer(
    name="klik",
    help="Klik brings a person who looks for a career coach together with one coach.",
    no_args_is_help=True,
    add_completion=False,
    # A pretty traceback prints local variables, and those hold people's words.
    pretty_exceptions_enable=False,
)
audit = typer.Typer(help="The audit trail.", no_args_is_help=True)
manifest = typer.Typer(help="What the platforms are told about this installation.", no_args_is_help=True)
register = typer.Typer(help="The register of processors and recipients.", no_args_is_help=True)
app.add_typer(audit, name="audit")
statement = typer.Typer(help="The privacy statement.", no_args_is_help=True)
app.add_typer(register, name="register")
app.add_typer(statement, name="statement")
app.add_typer(manifest, name="manifest")
retention = typer.Typer(help="How long data are kept.", no_args_is_help=True)
app.add_typer(retention, name="retention")


class Spoken(StrEnum):
    """The languages of Klik."""

    NL = "nl"
    EN = "en"


Lines = Annotated[
    str, typer.Argument(metavar="[FILE]", help="Lines of JSON; - or nothing reads standard input.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        say(f"klik {version('klik')}")
        raise typer.Exit


@app.callback()
def klik(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Klik brings a person who looks for a career coach together with one coach."""


@app.command()
def demo(
    headless: Annotated[
        bool, typer.Option("--headless", help="Play the story by itself and print it.")
    ] = False,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Where the page is; 0 takes a free one.")
    ] = 8765,
    language: Annotated[Spoken, typer.Option(help="What the people in the demo speak.")] = Spoken.NL,
) -> None:
    """Try the whole product on this machine: a pretend Slack workspace, and the real bot behind it."""
    from adapters.cli.running import run_demo

    run_demo(headless=headless, port=port, language=language.value)


@app.command("teams-playground")
def teams_playground(
    port: Annotated[
        int, typer.Option(min=1, max=65534, help="The first of two ports for the windows.")
    ] = 56150,
    language: Annotated[Spoken, typer.Option(help="What Klik speaks.")] = Spoken.NL,
) -> None:
    """Try Klik in Microsoft's Agents Playground, on this machine; `make teams-playground` fetches it first."""
    from adapters.cli.running import run_agents_playground

    run_agents_playground(port=port, language=language.value)


@app.command()
def serve() -> None:
    """Run the bot with the settings in the environment and in .env."""
    # Loading leaves nothing to collect, and looking for it would be a tenth of the start; `run_bot` puts it on again.
    gc.disable()
    from adapters.cli.running import run_bot

    run_bot()


@app.command()
def anonymise(file: Lines = "-") -> None:
    """Write each text as coaches would read it.

    Reads {"id", "text", "lang"} per line (lang: nl, en or null) and writes {"id", "text"}.
    """
    from adapters.cli.lines import anonymised, stream

    stream(file, anonymised())


@app.command()
def intent(file: Lines = "-") -> None:
    """Write what each text asks for.

    Reads {"id", "text"} per line and writes {"id", "intent", "confidence"}.
    """
    from adapters.cli.lines import recognised, stream

    stream(file, recognised())


@app.command()
def record(
    out: Annotated[Path | None, typer.Option(help="Write to this file instead of standard output.")] = None,
    language: Annotated[Spoken, typer.Option(help="The language of the record.")] = Spoken.EN,
) -> None:
    """Write the record of processing (GDPR art. 30), made from the catalogue of data."""
    from adapters.cli.recording import write_record

    write_record(out, language=language.value)


@audit.command("verify")
def audit_verify(as_json: AsJson = False) -> None:
    """Check that no entry of the audit trail was changed, removed or cut off."""
    from adapters.cli.auditing import verify

    verify(as_json=as_json)


@retention.command("run")
def retention_run(
    clock_is_right: Annotated[
        bool, typer.Option("--clock-is-right", help="The clock was checked, although it is far ahead.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Apply the retention rules now; the running bot does so every hour."""
    from adapters.cli.retaining import run

    run(clock_is_right=clock_is_right, as_json=as_json)


@manifest.command("slack")
def manifest_slack(
    out: Annotated[Path | None, typer.Option(help="Write to this file instead of standard output.")] = None,
    public_url: Annotated[str | None, typer.Option(help="Instead of KLIK_PUBLIC_URL.")] = None,
) -> None:
    """Write the Slack app manifest for this installation, to paste where Slack asks for it."""
    from adapters.cli.manifests import write_slack

    write_slack(out, public_url=public_url)


@manifest.command("teams")
def manifest_teams(
    out: Annotated[Path, typer.Option(help="The zip file to write.")] = Path("klik-teams.zip"),
    public_url: Annotated[str | None, typer.Option(help="Instead of KLIK_PUBLIC_URL.")] = None,
    app_id: Annotated[str | None, typer.Option(help="Instead of MICROSOFT_APP_ID.")] = None,
) -> None:
    """Write the Teams app package (a zip with manifest and icons) for this installation."""
    from adapters.cli.manifests import write_teams

    write_teams(out, public_url=public_url, app_id=app_id)


@register.command("list")
def register_list(as_json: AsJson = False) -> None:
    """Show the rows: who works for the network, under which agreement, until when."""
    from adapters.cli.registering import show

    show(as_json=as_json)


@register.command("set")
def register_set(
    code: Annotated[str, typer.Argument(help="slack, microsoft, hosting, mail or coaches.")],
    name: Annotated[str | None, typer.Option(help="What the organisation is called.")] = None,
    role: Annotated[str | None, typer.Option(help="processor or recipient.")] = None,
    agreement: Annotated[str | None, typer.Option(help="The reference of the agreement.")] = None,
    subprocessors: Annotated[str | None, typer.Option(help="Who helps them.")] = None,
    location: Annotated[str | None, typer.Option(help="Where the data stand.")] = None,
    ends: Annotated[str | None, typer.Option(help="When the agreement ends: 2027-12-31.")] = None,
) -> None:
    """Add a row, or change what is given of it. A platform without its row does not start."""
    from adapters.cli.registering import change

    given = {"name": name, "role": role, "agreement": agreement, "ends": ends}
    change(code, {**given, "subprocessors": subprocessors, "location": location})


@register.command("remove")
def register_remove(code: Annotated[str, typer.Argument(help="The row's code.")]) -> None:
    """Take a row out. The platform it is about does not start any more."""
    from adapters.cli.registering import remove

    remove(code)


@statement.command("draft")
def statement_draft(
    nl: Annotated[Path, typer.Option(help="The Dutch text: the binding one.")],
    en: Annotated[Path, typer.Option(help="The same in English.")],
    in_force: Annotated[str, typer.Option(help="The day it begins, in Amsterdam: 2027-01-01.")],
    widens: Annotated[
        list[str] | None,
        typer.Option(help="A purpose that means more than before."),
    ] = None,
) -> None:
    """Keep two texts as the draft of the next version. Two admins publish it, with /avg statement."""
    from adapters.cli.drafting import make
    from bot.words import Language

    make({Language.NL: nl, Language.EN: en}, in_force=in_force, widens=widens or [])

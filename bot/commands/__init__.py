"""What can be typed after /klik and /avg: the rows, and reading one line. Who may, and what happens, is not decided here."""

from bot.commands.reading import COMMANDS, Parsed, commands_for, is_whole, parse
from bot.commands.row import Argument, Audience, Command

__all__ = ["COMMANDS", "Argument", "Audience", "Command", "Parsed", "commands_for", "is_whole", "parse"]

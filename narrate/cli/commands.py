"""The table of commands, and the page that ``narrate --help`` shows.

Nothing is imported here: the page must be there at once.
"""

COMMANDS = {
    "make": ("[SOURCE|-]...", "make audio editions"),
    "script": ("SOURCE|-", "what will be said, when to breathe, and why"),
    "say": ("TEXT|-", "speak a line, and name the rules that shaped it"),
    "play": ("SOURCE|-", "listen now"),
    "voices": ("[list|show|preview|calibrate]", "who can read"),
    "init": ("[FOLDER]", "a narrate.toml for a show, asked for or by options"),
    "publish": ("[SOURCE]...", "a podcast feed and a site; --to sends it"),
    "check": ("FILE|DIR...", "judge what was made: sound, text in time, books, players"),
    "serve": ("[SOURCE]...", "look at it in a browser; made again when a text changes"),
    "formats": ("", "what is read, what is written"),
    "cache": ("[dir|size|prune|clean|verify]", "rendered sound that is kept"),
    "doctor": ("", "what works here, and the cure for what does not"),
}
"""Name: what follows it, and one line about it. The module of a command has its name."""

_EXAMPLES = """examples:
  narrate make letters/                    an edition of every text in a folder
  narrate make letter.txt --voice german   read by another voice
  narrate script letter.txt --explain      every change to the page, with its rule
  narrate say "SALT II"                    hear it
  narrate make --help                      all options of a command

exit codes: 0 done, 1 some of several failed, or a check did, 2 usage or settings, 3 source,
4 voice or engine, 5 output, 130 interrupted
"""


def overview() -> str:
    """Return the page of ``narrate --help``."""
    rows = [(f"{name} {follows}".rstrip(), about) for name, (follows, about) in COMMANDS.items()]
    width = max(len(left) for left, _ in rows) + 2
    lines = [f"  {left:<{width}}{about}" for left, about in rows]
    return "\n".join(
        (
            "usage: narrate COMMAND [OPTION]...",
            "",
            "Audio editions from text: tagged, chaptered, read right.",
            "",
            "commands:",
            *lines,
            "",
            "options:",
            f"  {'--version':<{width}}print the version",
            f"  {'-h, --help':<{width}}this page, or with a command its own",
            "",
            _EXAMPLES,
        )
    )

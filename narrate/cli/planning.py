"""``narrate make --dry-run``: what would be made, and why."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from narrate.cli.console import bold, columns, duration, size

if TYPE_CHECKING:
    from narrate.cli.console import Console
    from narrate.edition.planning import PlannedEdition
    from narrate.edition.request import Request
    from narrate.model.edition import Edition

_SHOWN_CHAPTERS = 40


def show_plan(request: Request, console: Console) -> int:
    """Print the plan of a run."""
    from narrate.binding.report import findings  # noqa: PLC0415 - only for this
    from narrate.cli.make import exit_code, tell, tell_alike  # noqa: PLC0415 - it calls this
    from narrate.edition.planning import plan_all  # noqa: PLC0415 - loads the readers

    failures: list[Edition] = []
    planned = list(plan_all(request, failures=failures))
    code = exit_code(failures, others=len(planned))
    if console.json:
        shapes = [{**asdict(one), "findings": findings(one.findings)} for one in planned]
        failed = [_failure(one) for one in failures]
        console.document("plan", {"exit_code": code, "editions": shapes, "failed": failed})
        return code
    for one in {one.error: one for one in reversed(failures)}.values():
        tell(one, console)
    tell_alike(failures, console)
    console.product("\n\n".join(_page(one) for one in planned))
    if len(planned) > 1:
        total = sum(sum(one.bytes.values()) for one in planned)
        minutes = duration(sum(one.seconds for one in planned))
        console.product(f"\n{len(planned)} editions, about {minutes}, {size(total)}")
    return code


def _failure(edition: Edition) -> dict[str, object]:
    names = ("slug", "source", "error", "hint", "exit_code")
    return {name: getattr(edition, name) for name in names}


def _page(planned: PlannedEdition) -> str:
    rows = [
        ("from", planned.source),
        ("to", planned.folder),
        ("sound", f"about {duration(planned.seconds)}, {planned.words:,} words"),
    ]
    rows += [(name, f"about {size(count)}") for name, count in planned.bytes.items()]
    rows.append(
        ("work", f"{planned.to_render} of {planned.passages} paragraphs are to be rendered")
    )
    rows.append(("why", planned.reason or "nothing has changed; it would be left alone"))
    if planned.cost:
        rows.append(("cost", f"about {planned.cost:.2f}"))
    if planned.silent:
        silent = ", ".join(f"{rule} {count}" for rule, count in planned.silent.items())
        rows.append(("silent", silent))
    rows += [(one.severity.value, one.message) for one in planned.findings]
    page = f"{bold(planned.title)}\n{columns(rows)}"
    if len(planned.chapters) > 1:
        page += f"\n  chapters\n{_chapters(planned)}"
    return page


def _chapters(planned: PlannedEdition) -> str:
    shown = planned.chapters[:_SHOWN_CHAPTERS]
    width = len(str(len(shown)))
    rows = [
        (f"{number:>{width}}", duration(one.seconds), one.title)
        for number, one in enumerate(shown, 1)
    ]
    more = len(planned.chapters) - len(shown)
    return columns(rows, indent="    ") + (f"\n    and {more} more" if more else "")

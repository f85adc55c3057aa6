"""How far one has come: points, days, time, and the mistakes met and overcome."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding

from tutor.course.model import Chapter, CourseError
from tutor.course.words import read_words
from tutor.tui.palette import Look
from tutor.tui.prose import prose
from tutor.tui.screens.base import TutorScreen
from tutor.tui.signs import BEGUN, DONE, bar
from tutor.tui.widgets.lines import Blank, LinePage, Part
from tutor.tui.widgets.passages import Drawn
from tutor.tui.widgets.title_bar import TitleBar
from tutor.workspace.activity import Activity, MetMistake, activity

MISTAKES = 30
"""Mistakes that are shown: the ones met last."""
PLOT_ROWS = 12


class ProgressScreen(TutorScreen):
    """One page; every number on it comes from the record."""

    HELP = "help.progress"
    BINDINGS = [Binding("escape,q,p", "dismiss", "keys.back")]

    def body(self) -> ComposeResult:
        """A page."""
        yield LinePage(measure=96)

    def retext(self) -> None:
        """Count everything again."""
        tutor, texts = self.tutor, self.texts
        course = tutor.workspace.course
        found = activity(
            tutor.workspace.progress.database, (exercise.name for exercise in course.exercises)
        )
        tutor.journey.forget()
        self.query_one(TitleBar).say(texts("progress.title"), state=course.title(texts.language))
        page = self.query_one(LinePage)
        page.show(self._parts(found), place=page.place if page.parts else None)
        page.focus()

    def _parts(self, found: Activity) -> list[Part]:
        parts: list[Part] = [Blank(), Drawn(partial(self._figures, found))]
        for key, draw in (
            ("progress.points", self._plot),
            ("progress.chapters", self._chapters),
            ("progress.mistakes", self._mistakes),
        ):
            parts += [self._heading(key), Drawn(partial(draw, found))]
        return [*parts, Blank()]

    def _heading(self, key: str) -> Part:
        return Drawn(lambda _, look: [Text(), Text(self.texts(key), style=look.heading), Text()])

    def _figures(self, found: Activity, width: int, look: Look) -> list[Text]:
        texts, journey = self.texts, self.tutor.journey
        chapters = journey.catalog.course.chapters
        rows = [
            (
                texts("progress.passed"),
                texts(
                    "progress.passed_of",
                    passed=sum(journey.passed(chapter) for chapter in chapters),
                    all=sum(len(chapter.exercises) for chapter in chapters),
                    points=sum(journey.chapter_points(chapter) for chapter in chapters),
                    total=sum(chapter.points for chapter in chapters),
                ),
            ),
            (
                texts("progress.streak"),
                texts(
                    "progress.in_a_row",
                    streak=found.streak(date.today()),
                    longest=found.longest,
                ),
            ),
            (texts("progress.days"), str(len(found.days))),
            (texts("progress.time"), self._duration(found.time)),
            (texts("progress.checks"), str(found.checks)),
            (
                texts("progress.reviews"),
                texts(
                    "progress.rounds",
                    rounds=sum(planned.rounds for planned in journey.reviews()),
                    due=len(journey.reviews_due()),
                ),
            ),
        ]
        column = max(Text(label).cell_len for label, _ in rows) + 3
        lines = []
        for label, value in rows:
            room = " " * (column - Text(label).cell_len)
            line = Text.assemble((label, look.muted), room, (value, look.strong))
            line.truncate(width, overflow="ellipsis")
            lines.append(line)
        return [*lines, Text(), *prose(texts("progress.counted"), width, look)]

    def _duration(self, time: timedelta) -> str:
        minutes = round(time.total_seconds() / 60)
        if not minutes:
            return self.texts("progress.under")
        key = "progress.minutes" if minutes < 60 else "progress.hours"
        words = self.texts(key).format(hours=minutes // 60, minutes=minutes % 60)
        return self.texts("progress.about", time=words)

    def _plot(self, found: Activity, width: int, look: Look) -> list[Text]:
        if len(found.points) < 2:
            return prose(self.texts("progress.no_plot"), width, look)
        from tutor.figures.render import render  # a plot library, for those who have days to plot

        first = found.points[0][0]
        points = [[float((day - first).days), float(value)] for day, value in found.points]
        name = self.texts("progress.curve", first=first.isoformat())
        figure = {
            "kind": "curve", "title": "", "series": {name: points}, "xlabel": "", "ylabel": "",
        }  # fmt: skip
        drawn = render(figure, width, PLOT_ROWS)
        return list(Text.from_ansi(drawn).split("\n"))

    def _chapters(self, found: Activity, width: int, look: Look) -> list[Text]:
        course = self.tutor.workspace.course
        return [self._chapter(chapter, width, look) for chapter in course.chapters]

    def _chapter(self, chapter: Chapter, width: int, look: Look) -> Text:
        journey = self.tutor.journey
        mine, total = journey.chapter_points(chapter), chapter.points
        left = Text.assemble(
            (f"{chapter.name.removeprefix('chapter')}  ", look.muted),
            (chapter.title(self.texts.language), look.text),
        )
        if journey.tested_out(chapter):
            left.append(f"  {self.texts('map.tested_out')}", style=look.good)
        right = Text.assemble(
            *bar(mine / total if total else 0.0, 20, look),
            (f"{mine}/{total}".rjust(10), look.muted),
        )
        left.truncate(max(1, width - right.cell_len - 1), overflow="ellipsis", pad=True)
        return Text.assemble(left, " ", right, no_wrap=True, end="")

    def _mistakes(self, found: Activity, width: int, look: Look) -> list[Text]:
        texts, mistakes = self.texts, found.mistakes
        if not mistakes:
            return prose(texts("progress.no_mistakes"), width, look)
        overcome = sum(mistake.overcome for mistake in mistakes)
        lines = prose(texts("progress.met", met=len(mistakes), overcome=overcome), width, look)
        lines.append(Text())
        for mistake in mistakes[:MISTAKES]:
            lines += self._mistake(mistake, width, look)
        if len(mistakes) > MISTAKES:
            lines.append(
                Text(texts("progress.more", count=len(mistakes) - MISTAKES), style=look.muted)
            )
        return lines

    def _mistake(self, mistake: MetMistake, width: int, look: Look) -> list[Text]:
        sign, style = (DONE, look.good) if mistake.overcome else (BEGUN, look.warn)
        word = self.texts("progress.overcome" if mistake.overcome else "progress.open")
        head = Text.assemble(
            (f"{sign} {word}", style),
            (f"  {mistake.exercise}", look.strong),
            (f"  {mistake.last.isoformat()}", look.muted),
        )
        if mistake.times > 1:
            head.append(f"  {self.texts('progress.times', times=mistake.times)}", style=look.muted)
        head.truncate(width, overflow="ellipsis")
        lines = prose(self._words(mistake), max(20, width - 2), look)
        return [head, *(Text.assemble("  ", line) for line in lines), Text()]

    def _words(self, mistake: MetMistake) -> str:
        """The first paragraph of what was said to it; its name where nothing is said any more."""
        try:
            exercise = self.tutor.workspace.course.exercise(mistake.exercise)
            words = read_words(exercise, self.texts.language).mistakes.get(mistake.name, "")
        except CourseError:
            words = ""
        return words.strip().partition("\n\n")[0] or mistake.name.replace("_", " ")

"""What comes back: passed exercises that are due today, and those that will be."""

from __future__ import annotations

from datetime import UTC, datetime

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import OptionList

from tutor.tui.catalog import Step
from tutor.tui.palette import LOOKS
from tutor.tui.screens.base import TutorScreen
from tutor.tui.signs import BEGUN, OPEN, WAITING
from tutor.tui.widgets.lines import LinePage
from tutor.tui.widgets.menu import Item, Menu
from tutor.tui.widgets.passages import Markdown
from tutor.tui.widgets.title_bar import TitleBar
from tutor.workspace.reviews import Planned

DATE_COLUMN = 16


class Planner(Menu):
    """The exercises that come back."""

    BINDINGS = [Binding("enter", "select", "keys.begin")]


class ReviewScreen(TutorScreen):
    """A list; Enter begins the round of an exercise, or goes on with it."""

    HELP = "help.review"
    BINDINGS = [
        Binding("c", "take_first", "keys.first_due"),
        Binding("escape,q", "dismiss", "keys.back"),
    ]

    def body(self) -> ComposeResult:
        """A few words, and the list."""
        about = LinePage(measure=400, id="about")
        about.can_focus = False
        yield about
        yield Planner()

    def retext(self) -> None:
        """List what is due, and what comes later."""
        journey, texts = self.tutor.journey, self.texts
        journey.forget()
        planned, now = journey.reviews(), datetime.now(UTC)
        due = [each for each in planned if each.is_due(now)]
        later = [each for each in planned if not each.is_due(now)]
        state = texts("review.state", due=len(due), all=len(planned))
        self.query_one(TitleBar).say(texts("review.title"), state=state)
        key = "review.about" if due else "review.nothing_due"
        words = texts(key if planned else "review.none")
        self.query_one("#about", LinePage).show([Markdown(words)])
        items: list[Item] = []
        for heading, rows in (("review.due", due), ("review.later", later)):
            if rows:
                items.append(self._heading(texts(heading, count=len(rows))))
                items += [self._item(each, now) for each in rows]
                items.append(Item(Text()))
        menu = self.query_one(Planner)
        first = due[0].exercise if due and menu.key not in [each.exercise for each in due] else None
        menu.show(items, here=first)
        menu.focus()
        self.keys_changed()

    def on_screen_resume(self) -> None:
        """A round may have ended meanwhile."""
        self.speak()

    def _heading(self, words: str) -> Item:
        look = LOOKS.get(self.app.theme) or LOOKS["tutor-dark"]
        return Item(Text(f" {words}", style=look.heading))

    def _item(self, planned: Planned, now: datetime) -> Item:
        look = LOOKS.get(self.app.theme) or LOOKS["tutor-dark"]
        catalog, language = self.tutor.catalog, self.texts.language
        step = catalog.find(f"exercise:{planned.exercise}")
        title = catalog.title(step or Step(), language)
        due = planned.is_due(now)
        sign, style = (OPEN, look.warn) if due else (WAITING, look.muted)
        when = Text(self._when(planned, now), style=style)
        if planned.begun:
            sign, when = BEGUN, Text(self.texts("review.begun"), style=look.warn)
        when.truncate(DATE_COLUMN, pad=True)
        line = Text.assemble((f"   {sign} ", style), when, "  ", (title, look.text))
        line.no_wrap, line.overflow = True, "ellipsis"
        return Item(line, planned.exercise)

    def _when(self, planned: Planned, now: datetime) -> str:
        days = (planned.due.astimezone().date() - now.astimezone().date()).days
        if days <= 0:
            key = {0: "review.today", -1: "review.yesterday"}.get(days, "review.since")
        else:
            key = "review.tomorrow" if days == 1 else "review.in_days"
        return self.texts(key, days=abs(days))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys of the moment."""
        return action != "take_first" or bool(self.tutor.journey.reviews())

    @on(OptionList.OptionSelected)
    def _selected(self, message: OptionList.OptionSelected) -> None:
        name = self.query_one(Planner).key_at(message.option_index)
        if name is not None:
            self._begin(name)

    def action_take_first(self) -> None:
        """Begin what is due longest, or next."""
        planned = self.tutor.journey.reviews()
        if planned:
            self._begin(planned[0].exercise)

    def _begin(self, name: str) -> None:
        from tutor.tui.screens.review_exercise import open_review

        open_review(self.tutor, name)

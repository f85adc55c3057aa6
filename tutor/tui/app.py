"""The terminal program."""

from __future__ import annotations

import gc
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from tutor.grading.client import Grader
from tutor.tui.catalog import Catalog, Step
from tutor.tui.journey import Journey
from tutor.tui.key_names import key_name
from tutor.tui.key_order import KeysInOrder
from tutor.tui.palette import DARK, LIGHT, textual_theme
from tutor.tui.screens.base import TutorModal, TutorScreen
from tutor.tui.screens.map import MapScreen
from tutor.tui.settings import DEVICE, THEME, Choice, Settings
from tutor.tui.texts import Texts
from tutor.workspace import Workspace

if TYPE_CHECKING:
    from tutor.tui.widgets.editor import Draft

PAGES = {
    "review": ("tutor.tui.screens.review", "ReviewScreen"),
    "progress": ("tutor.tui.screens.progress", "ProgressScreen"),
    "settings": ("tutor.tui.screens.settings", "SettingsScreen"),
}
"""Pages that are neither a lesson nor an exercise, imported when they are opened."""


GARBAGE = 20_000, 5, 50
"""How many new objects bring the collector of garbage, and how many such visits a longer one."""


IDLE_SECONDS = 0.4
SOON = (
    "tutor.tui.screens.reader",
    "tutor.tui.code",
    "tutor.tui.render.page",
    "tutor.tui.render.math.parse",
    "tutor.tui.render.math.breaking",
    "tutor.tui.render.math.inline",
)
"""What the first lesson needs, imported while one looks at the map."""


def _import_soon() -> None:
    for name in SOON:
        import_module(name)
    gc.freeze()


class TutorApp(KeysInOrder):
    """Holds what the screens share: workspace, language, grader."""

    CSS_PATH = "tutor.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "keys.help", show=False, priority=True, id="help"),
        Binding("question_mark", "help", "keys.help"),
        Binding("f3,ctrl+l", "language", "keys.language", show=False, priority=True, id="language"),
        Binding("f4", "theme", "keys.theme", show=False, priority=True, id="theme"),
        Binding("ctrl+p", "find", "keys.find", show=False, priority=True, id="find"),
        Binding("ctrl+q", "quit", "keys.quit", show=False, priority=True),
    ]

    def __init__(
        self,
        workspace: Workspace,
        *,
        language: str | None = None,
        device: str = "auto",
        data: Path | None = None,
        grader: Grader | None = None,
    ) -> None:
        """`language`: a code of the course's; None takes the workspace's. `device`: where the
        learner's code runs. `data`: where data sets are kept. `grader`: one that is used by others
        too, and stays when the program ends."""
        super().__init__()
        self.workspace, self.data = workspace, data
        self.settings = Settings(workspace.progress)
        self._device = device
        self.catalog = Catalog(workspace.course)
        self.journey = Journey(workspace, self.catalog)
        self.texts = Texts(language or workspace.language)
        self.drafts: dict[str, Draft] = {}
        """By an exercise's name: what can be undone when one comes back to it."""
        self.grader = grader or Grader()
        self._own_grader = grader is None
        for colours in (DARK, LIGHT):
            self.register_theme(textual_theme(colours))
        # not by assignment, which would have each style parsed a second time
        self.set_reactive(App.theme, DARK.name)
        self.stylesheet.set_variables(self.get_css_variables())
        self.theme = self.settings.get(THEME)
        self.set_keymap(self.settings.keymap)

    @property
    def device(self) -> str:
        """Where the learner's code runs: as the command line says, else as was chosen."""
        chosen: str = self.settings.get(DEVICE)
        return chosen if self._device == "auto" else self._device

    def get_default_screen(self) -> MapScreen:
        """The map stays below every other screen."""
        return MapScreen()

    def on_ready(self) -> None:
        """Have the collector of garbage come less often, and spare it what stays: in the middle
        of a keystroke it would walk all modules."""
        gc.freeze()
        gc.set_threshold(*GARBAGE)
        self.set_timer(IDLE_SECONDS, lambda: self.run_worker(_import_soon, thread=True))

    def on_unmount(self) -> None:
        """Let the grader's processes go."""
        if self._own_grader:
            self.grader.close()

    def get_key_display(self, binding: Binding) -> str:
        """A key as it is printed on keyboards."""
        return key_name(binding.key)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A window that asks for a key gets each of them."""
        stack = self.screen_stack if self.is_running else []
        return not (stack and getattr(stack[-1], "takes_all_keys", False))

    def open(self, step: Step) -> None:
        """Go to a lesson or an exercise; the map stays below."""
        self._keep()
        self.journey.remember(step)
        below = self.screen_stack[0]
        while self.screen is not below:
            self.pop_screen()
        if isinstance(below, MapScreen):
            below.point_at(step)
        if step.lesson is not None:
            from tutor.tui.screens.reader import ReaderScreen

            self.push_screen(ReaderScreen(step.lesson))
        elif step.exercise is not None:
            from tutor.tui.screens.exercise import ExerciseScreen

            self.push_screen(ExerciseScreen(step.exercise))

    def _keep(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, TutorScreen):
                screen.keep()

    async def action_quit(self) -> None:
        """Leave the program; nothing that was typed is lost."""
        self._keep()
        await super().action_quit()

    def action_help(self) -> None:
        """Show the keys of the screen."""
        from tutor.tui.screens.help import HelpScreen

        if isinstance(self.screen, TutorScreen):
            self.push_screen(HelpScreen(self.screen.HELP, self.screen))

    def action_find(self) -> None:
        """Find a lesson, an exercise or a page."""
        from tutor.tui.screens.find import FindScreen

        if isinstance(self.screen, TutorScreen):
            self.push_screen(FindScreen(), self._found)

    def _found(self, found: Step | str | None) -> None:
        if isinstance(found, Step):
            self.open(found)
        elif found is not None:
            self.action_page(found)

    def action_page(self, name: str) -> None:
        """Open a page over the screen; `map`: go back to the map."""
        if name == "map":
            self._keep()
            while self.screen is not self.screen_stack[0]:
                self.pop_screen()
            return
        module, page = PAGES[name]
        made = getattr(import_module(module), page)
        if not isinstance(self.screen, made):
            self.push_screen(made())

    def action_language(self) -> None:
        """Speak the course's next language; what one looks at stays."""
        languages = self.workspace.course.languages
        index = languages.index(self.texts.language) if self.texts.language in languages else -1
        self.texts = Texts(languages[(index + 1) % len(languages)])
        self.workspace.set_language(self.texts.language)
        self._speak()

    def _speak(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, TutorScreen | TutorModal):
                screen.speak()

    def action_theme(self) -> None:
        """Light or dark."""
        self.choose(THEME, LIGHT.name if self.theme == DARK.name else DARK.name)

    def choose(self, choice: Choice, value: object) -> None:
        """Keep a setting; it holds at once."""
        self.settings.set(choice, value)
        if choice is THEME:
            self.theme = str(value)
            self._speak()

    def choose_key(self, action: str, key: str | None) -> None:
        """Give an action another key, or its own again; it holds at once."""
        self.settings.set_key(action, key)
        self.set_keymap(self.settings.keymap)
        self._speak()


def run(
    workspace: Workspace,
    *,
    language: str | None = None,
    device: str = "auto",
    data: Path | None = None,
) -> None:
    """Run the program until the learner leaves it."""
    TutorApp(workspace, language=language, device=device, data=data).run()

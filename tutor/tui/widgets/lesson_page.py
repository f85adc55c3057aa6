"""The page of a lesson: arrows move among a quiz's choices while it has the focus."""

from __future__ import annotations

from tutor.tui.widgets.lines import LinePage
from tutor.tui.widgets.quiz_part import QuizPart


class LessonPage(LinePage):
    """Scrolls, except where the arrows have a choice to move to."""

    def action_move(self, lines: int) -> None:
        """Move in the quiz that has the focus, or scroll."""
        part = self.current
        if isinstance(part, QuizPart) and self.is_visible_part(part) and part.move(lines):
            self.refresh_part(part)
            self.reveal(part)
        else:
            super().action_move(lines)

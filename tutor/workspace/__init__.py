"""One learner: their files and their progress. Imports no torch."""

from tutor.workspace.errors import WorkspaceError
from tutor.workspace.progress import Attempt, LessonState, Progress, Standing
from tutor.workspace.workspace import Workspace

__all__ = ["Attempt", "LessonState", "Progress", "Standing", "Workspace", "WorkspaceError"]

"""What the exports say in words of their own, by language."""

from __future__ import annotations

from tutor.classroom.rows import Status

_WORDS = {
    "en": {
        "graded": "graded",
        "not submitted": "not submitted",
        "crashed": "crashed",
        "timed out": "timed out",
        "could not be graded": "could not be graded",
        "no_grade": "{status}. {reason}",
        "no_verdict": "{status}: this is no verdict on the answer.",
        "private": "a private case",
        "private_wrong": "Private cases that are not right: {count}.",
        "rest": "lateness and adjustments",
        "printed": "What your code printed:",
        "counts": "{exercise}: {final} of {points} ({status})",
        "nothing": "{exercise}: nothing counts yet of {points} ({status})",
    },
    "zh": {
        "graded": "已批改",
        "not submitted": "未提交",
        "crashed": "程序崩溃",
        "timed out": "超时",
        "could not be graded": "无法批改",
        "no_grade": "{status}。{reason}",
        "no_verdict": "{status}：这不是对答案的判定。",
        "private": "老师自己的检查项",
        "private_wrong": "老师自己的检查项中未通过的：{count} 项。",
        "rest": "迟交与人工调整",
        "printed": "你的代码输出了：",
        "counts": "{exercise}：{final} 分，满分 {points}（{status}）",
        "nothing": "{exercise}：满分 {points}，还没有计入的成绩（{status}）",
    },
}


class ExportWords:
    """The words in one language; English where there are none in it."""

    def __init__(self, language: str) -> None:
        self._words = _WORDS.get(language, _WORDS["en"])

    def __call__(self, key: str, /, **fields: object) -> str:
        """The words of a key, with their fields filled in."""
        return self._words[key].format(**fields)

    def status(self, status: Status) -> str:
        """How a row stands."""
        return self._words[status]

    def no_grade(self, status: Status, reason: str) -> str:
        """Why there is no grade."""
        return self("no_grade", status=self.status(status), reason=reason).strip()

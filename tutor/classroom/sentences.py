"""What a gradebook says of a grade, in the language that the class is graded in."""

from __future__ import annotations

_SENTENCES = {
    "en": {
        "late_one": "1 day late",
        "late": "{days} days late",
        "late_free": "{late}.",
        "late_off": "{late}: {share:.0%} off.",
        "late_closed": "{late}: nothing counts after {days:g} days.",
        "not_started": "Not started: nothing was written yet.",
        "ended": "Of {cases} cases, {told}.",
        "timed_out": "{count} timed out",
        "out_of_memory": "{count} ran out of memory",
        "crashed": "{count} crashed",
        "comma": ", ",
        "zero": "Counts as zero.",
        "newest": "The newest counts; an older one is in {where}.",
        "commit": "Commit {commit}.",
        "set": "Set by hand to {final:g} (it was {before}){by}: {reason}",
        "taken_back": "Taken back{by}: {reason}",
        "by": " by {who}",
        "nothing": "nothing",
    },
    "zh": {
        "late_one": "迟交 1 天",
        "late": "迟交 {days} 天",
        "late_free": "{late}。",
        "late_off": "{late}，扣 {share:.0%}。",
        "late_closed": "{late}，超过 {days:g} 天不再计分。",
        "not_started": "尚未动手：还什么都没写。",
        "ended": "{cases} 个用例中，{told}。",
        "timed_out": "{count} 个超时",
        "out_of_memory": "{count} 个内存不足",
        "crashed": "{count} 个崩溃",
        "comma": "，",
        "zero": "按零分计。",
        "newest": "以最新的为准；旧的一份在 {where}。",
        "commit": "提交 {commit}。",
        "set": "{by}手工设为 {final:g}（原为 {before}）：{reason}",
        "taken_back": "{by}收回调整：{reason}",
        "by": "{who} ",
        "nothing": "无",
    },
}


def say(language: str, key: str, **fields: object) -> str:
    """The sentence; English where there is none in that language."""
    return _SENTENCES.get(language, _SENTENCES["en"])[key].format(**fields)

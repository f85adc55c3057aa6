"""Rosters as schools export them, and whose a submission is by its name."""

from __future__ import annotations

import pytest

from tutor.classroom.errors import ClassroomError
from tutor.classroom.roster import Roster, read_roster

CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section,Homework 1 (77)
    Points Possible,,,,,10
"Lovelace, Ada",11,u11,ada,One,
"Åland, Zoë",12,u12,zoe@uni.edu,One,
"Student, Test",99,,t99,One,
"""
MOODLE = """\
First name,Last name,ID number,Email address,Department
Ada,Lovelace,0011,ada@uni.edu,
Zoë,Åland,0012,zoe@uni.edu,
"""
CLASSROOM = '"identifier","github_username","github_id","name"\n"u11","ada-l","1","Ada Lovelace"\n"u12","","",""\n'


def roster(tmp_path, text: str | bytes) -> Roster:
    file = tmp_path / "roster.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_roster(file)


def people(found: Roster) -> list[tuple[str, str, str]]:
    return [(person.student, person.name, person.email) for person in found.people]


@pytest.mark.parametrize("text", [
    "id,name,email\n011,Zoë,z@x.org\n", "\ufeffid;name;email\n011;Zoë;z@x.org\n",
    "Name\tE-Mail\tID\nZoë\tz@x.org\t011\n", "学号,姓名,邮箱\n011,Zoë,z@x.org\n",
    'id,name,email\n"=""011""",Zoë,z@x.org\n\n', "id,name,email\r\n011,Zoe\u0308,z@x.org\r\n",
    'id,name,email\n011,"Zoë",z@x.org,more,columns\n',
])  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_plain_rosters(tmp_path, text, encoding):
    found = roster(tmp_path, text.encode(encoding))
    assert people(found) == [("011", "Zoë", "z@x.org")]
    assert found.problems == []


@pytest.mark.parametrize(("text", "encoding", "name"), [
    ("id,name\n1,Zoë Åland\n", "latin-1", "Latin-1"), ("id,name\n1,François Müller\n", "cp1252", "Latin-1"),
    ("id,name\n1,李梅\n", "gbk", "GBK"),
])  # fmt: skip
def test_rosters_that_are_not_utf8(tmp_path, text, encoding, name):
    found = roster(tmp_path, text.encode(encoding))
    assert people(found)[0][1] == text.splitlines()[1].partition(",")[2]
    assert found.problems == [
        f"roster.csv is not UTF-8 and was read as {name}; save it as UTF-8 if names look wrong."
    ]


def test_canvas(tmp_path):
    found = roster(tmp_path, CANVAS)
    assert people(found) == [("11", "Ada Lovelace", ""), ("12", "Zoë Åland", "zoe@uni.edu")]
    for label in (
        "lovelaceada_11_4711_pair",
        "lovelaceada_LATE_11_4711_pair-2",
        "lovelaceada_x",
        "u11",
        "ADA",
    ):
        assert found.match(label) == ("11",), label
    assert found.match("ålandzoë_555_666_pair") == ("12",)


def test_moodle(tmp_path):
    found = roster(tmp_path, MOODLE)
    assert people(found) == [
        ("0011", "Ada Lovelace", "ada@uni.edu"), ("0012", "Zoë Åland", "zoe@uni.edu"),
    ]  # fmt: skip
    assert found.match("Ada Lovelace_1234567_assignsubmission_file_") == ("0011",)
    assert found.match("Åland Zoe\u0308_7_assignsubmission_file_") == ("0012",)


def test_github_classroom(tmp_path):
    found = roster(tmp_path, CLASSROOM)
    assert people(found) == [("u11", "Ada Lovelace", ""), ("u12", "", "")]
    assert found.match("homework-1-ada-l") == ("u11",)
    assert found.match("homework-1-bob") == ()


def test_whose_it_is(tmp_path):
    found = roster(
        tmp_path, "id,name,email\n1,Ann Lee,ann@x\n12,Ann Lee Brown,\n3,Bo,bo.b@x\n4,Bo,\nhw_1,,\n"
    )
    assert found.match("1") == ("1",)
    assert found.match("12") == ("12",)
    assert found.match("s_12_final") == ("12",)
    assert found.match("ann@x") == ("1",)
    assert found.match("Ann  LEE") == ("1",)
    assert found.match("brown ann lee") == ("12",)
    assert found.match("Bo") == ("3", "4")
    assert found.match("bo.b") == ("3",)
    assert found.match("hw_1") == ("hw_1",)
    assert found.match("ann smith") == ()  # another Ann than ann@x
    assert found.match("12_ann_lee") == ("1", "12")  # the id says one, the name another
    assert found.match("3_bo") == ("3",)
    assert found.match("nobody") == ()
    assert found.match("") == ()


def test_what_is_wrong_with_it_is_listed(tmp_path):
    found = roster(tmp_path, "id,name\n1,a\n,b\n1,c\n")
    assert [person.student for person in found.people] == ["1"]
    assert found.problems == [
        "roster.csv, line 3: nobody's id stands there; it is left out.",
        "roster.csv, line 4: “1” is in line 2 already; the first counts.",
    ]


@pytest.mark.parametrize(("content", "says"), [
    (b"", "is empty"), (b"\n\n", "is empty"), (b"name,colour\na,b\n", "no column of ids"),
    (b"id,name\n", "names nobody"), (b"PK\3\4\x80\x00", "no column of ids"), (b"id,name\n\"" + b"x" * 200_000, "is no CSV file"),
])  # fmt: skip
def test_what_is_no_roster(tmp_path, content, says):
    with pytest.raises(ClassroomError, match=says):
        roster(tmp_path, content)


def test_a_roster_that_is_not_there(tmp_path):
    with pytest.raises(ClassroomError, match=r"none\.csv cannot be read: No such file"):
        read_roster(tmp_path / "none.csv")

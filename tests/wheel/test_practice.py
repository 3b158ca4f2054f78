"""What a candidate does with an installed drill, from the demonstration to the report."""

from tests.wheel.conftest import CHECKOUT, Person

PROBLEM = "categorical-cross-entropy"
ANSWER = f"{PROBLEM}.py"
PROBLEMS = CHECKOUT / "problems"
REFERENCE = (CHECKOUT / "solutions" / f"{PROBLEM}.py").read_text(encoding="utf-8")
CLIPPED = "np.clip(y_prob, eps, 1 - eps)"
NOT_CLIPPED = "The probabilities are not clipped; log 0 makes the loss infinite"
ANSWERS = """\
format: 1
sections:
  - answers:
      - {text: the variance grows with d, seconds: 60, points: [1, 2]}
  - {}
  - {}
  - {file: answer.py, seconds: 120}
"""


def test_the_demonstration_goes_through(person: Person) -> None:
    shown = person.drill("demo")
    assert [line for line in shown.splitlines() if line.startswith("$")] == [
        "$ drill start attention",
        "$ drill check",
        "$ drill check",
        "$ drill check",
    ]
    assert "not written yet  Scaled dot-product attention" in shown
    assert "The scores are not divided by √D" in shown
    assert "✓ right  Scaled dot-product attention" in shown


def test_a_problem_is_begun_answered_wrongly_and_rightly(person: Person) -> None:
    shown = person.drill(f"start {PROBLEM}")
    assert "Write the categorical cross-entropy" in shown
    assert "def categorical_cross_entropy(y_true, y_prob, eps=1e-12):" in (
        person.desk / ANSWER
    ).read_text(encoding="utf-8")
    assert person.asks("check", code=1)["verdict"] == "unwritten"

    assert REFERENCE.count(CLIPPED) == 1
    person.writes(ANSWER, REFERENCE.replace(CLIPPED, "y_prob"))
    assert person.asks("check", code=1)["mistake"]["id"] == "not-clipped"
    assert NOT_CLIPPED in " ".join(person.drill("check", code=1).split())

    person.writes(ANSWER, REFERENCE)
    answer = person.asks("check")
    assert (answer["verdict"], answer["passed"]) == ("passed", answer["total"])


def test_the_server_made_those_checks(person: Person) -> None:
    (server,) = person.asks("server")["servers"]
    assert (server["framework"], server["checks"]) == ("numpy", 4)


def test_a_check_goes_without_the_server_too(person: Person) -> None:
    answer = person.asks("check --cold")
    assert (answer["verdict"], answer["passed"]) == ("passed", answer["total"])
    assert person.asks("server")["servers"][0]["checks"] == 4


def test_a_problem_is_proved_with_the_answers_that_came_with_it(person: Person) -> None:
    (report,) = person.asks(f"verify {PROBLEM} --seeds 5")["problems"]
    assert report["proved"]
    for kind in ("right", "wrong"):
        there = len(list((CHECKOUT / "tests" / "submissions" / PROBLEM / kind).glob("*.py")))
        assert report[kind] == {"good": there, "total": there}
    assert report["mutants"]["total"] > 0


def test_an_interview_is_held_by_a_file_of_answers(person: Person) -> None:
    person.writes("answers.yaml", ANSWERS)
    person.writes("answer.py", REFERENCE)
    debrief = person.asks("mock lightning --answers answers.yaml", code=1)["debrief"]
    marks = {axis["name"]: axis["mark"] for axis in debrief["axes"]}
    # One of two problems is right, the other one was left.
    assert marks["correctness"] == 50
    assert 0 < marks["theory"] < 100
    person.drill("mock --last --html debrief.html", code=1)
    page = (person.desk / "debrief.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "Lightning round" in page


def test_the_report_counts_what_was_done(person: Person) -> None:
    report = person.asks("report")["report"]
    assert report["totals"]["answers"] > 0
    assert sum(place["total"] for place in report["places"]) == len(list(PROBLEMS.glob("*.yaml")))
    assert sum(place["solved"] for place in report["places"]) == 1
    assert [NOT_CLIPPED in made["says"]["en"] for made in report["mistakes"]] == [True]
    assert len(report["interviews"]) == 1
    assert person.drill("report --html report.html").startswith("written: report.html\n")
    page = (person.desk / "report.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert page.rstrip().endswith("</html>")
    assert NOT_CLIPPED in page

from app.verdicts import sentence_of
from engine.shapes.verdicts import Verdict


def test_verdicts_stand_one_after_the_other_under_their_titles() -> None:
    found = [
        Verdict("n1", "Code", "It has {count}.", {"count": "2"}),
        Verdict("n2", "Loss", "It is well.", {}),
    ]
    assert sentence_of(found) == "Code: It has 2. Loss: It is well."


def test_without_verdicts_there_is_nothing_to_say() -> None:
    assert sentence_of([]) == ""
